/** Tests of {@code io.openchat.shared.audit}. */
@NullMarked
package io.openchat.shared.audit;

import org.jspecify.annotations.NullMarked;
