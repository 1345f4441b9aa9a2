/** Tests of {@code io.openchat.shared.permission}. */
@NullMarked
package io.openchat.shared.permission;

import org.jspecify.annotations.NullMarked;
