/** Tests of {@code io.openchat.agent.setting}. */
@NullMarked
package io.openchat.agent.setting;

import org.jspecify.annotations.NullMarked;
