/** Tests of the frames against the golden samples. */
@NullMarked
package io.openchat.shared.wire;

import org.jspecify.annotations.NullMarked;
