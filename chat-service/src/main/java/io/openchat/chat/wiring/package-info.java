/** Makes the beans of the core, and what the visitor's and the agent's sockets have in common. */
@NullMarked
package io.openchat.chat.wiring;

import org.jspecify.annotations.NullMarked;
