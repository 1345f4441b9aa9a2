/** Tests of {@code io.openchat.shared.department}. */
@NullMarked
package io.openchat.shared.department;

import org.jspecify.annotations.NullMarked;
