/** Tests of {@code io.openchat.agent.audit}. */
@NullMarked
package io.openchat.agent.audit;

import org.jspecify.annotations.NullMarked;
