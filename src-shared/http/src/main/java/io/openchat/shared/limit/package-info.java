/** Bounds on how much may be done. */
@NullMarked
package io.openchat.shared.limit;

import org.jspecify.annotations.NullMarked;
