/** The relay between visitors and agents: what comes in over WebSockets is stored, acknowledged and delivered. */
@NullMarked
package io.openchat.chat;

import org.jspecify.annotations.NullMarked;
