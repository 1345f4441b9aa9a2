/** What somebody without a login can do to those who chat; run by the Maven profile {@code attacks} only. */
@NullMarked
package io.openchat.e2e.attacks;

import org.jspecify.annotations.NullMarked;
