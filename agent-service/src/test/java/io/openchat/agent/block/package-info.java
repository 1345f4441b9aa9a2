/** Tests of {@code io.openchat.agent.block}. */
@NullMarked
package io.openchat.agent.block;

import org.jspecify.annotations.NullMarked;
