/** Tests of {@code io.openchat.agent.department}. */
@NullMarked
package io.openchat.agent.department;

import org.jspecify.annotations.NullMarked;
