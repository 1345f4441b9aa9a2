/** Everybody else: what they notice of an attack. */
@NullMarked
package io.openchat.e2e.attacks.others;

import org.jspecify.annotations.NullMarked;
