/** Who may not chat: supervisors block addresses, ranges and visitors, and lift that again. */
@NullMarked
package io.openchat.agent.block;

import org.jspecify.annotations.NullMarked;
