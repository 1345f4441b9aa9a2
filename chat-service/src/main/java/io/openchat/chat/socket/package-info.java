/** What the visitor's and the agent's sockets have in common: the frames that come and wait, those that go out, and the end of all of them when the service stops. */
@NullMarked
package io.openchat.chat.socket;

import org.jspecify.annotations.NullMarked;
