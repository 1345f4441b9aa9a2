/** Who did what: the one way to write it down, and the way to read it. */
@NullMarked
package io.openchat.shared.audit;

import org.jspecify.annotations.NullMarked;
