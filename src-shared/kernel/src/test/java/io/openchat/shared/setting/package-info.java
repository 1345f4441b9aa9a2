/** Tests of {@code io.openchat.shared.setting}. */
@NullMarked
package io.openchat.shared.setting;

import org.jspecify.annotations.NullMarked;
