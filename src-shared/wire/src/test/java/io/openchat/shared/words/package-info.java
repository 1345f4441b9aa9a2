/** Tests of what the pages say. */
@NullMarked
package io.openchat.shared.words;

import org.jspecify.annotations.NullMarked;
