/**
 * The desk: what an agent can do with conversations. {@link io.openchat.chat.desk.Desk} has the verbs,
 * {@link io.openchat.chat.desk.AgentProtocol} is the socket's way to them.
 */
@NullMarked
package io.openchat.chat.desk;

import org.jspecify.annotations.NullMarked;
