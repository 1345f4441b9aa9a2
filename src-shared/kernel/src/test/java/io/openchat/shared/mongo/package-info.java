/** Tests of {@code io.openchat.shared.mongo}. */
@NullMarked
package io.openchat.shared.mongo;

import org.jspecify.annotations.NullMarked;
