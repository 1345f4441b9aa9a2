/** The agent's side: the socket, opened with an access token. */
@NullMarked
package io.openchat.chat.agent;

import org.jspecify.annotations.NullMarked;
