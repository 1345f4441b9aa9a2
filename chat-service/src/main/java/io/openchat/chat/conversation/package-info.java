/**
 * The core: conversations, their life and their messages, in plain Java.
 *
 * <p>Sockets come in through {@link io.openchat.chat.conversation.VisitorProtocol} and
 * {@link io.openchat.chat.conversation.AgentProtocol}; the store and the other pods are behind the ports
 * {@link io.openchat.chat.conversation.Transcript}, {@link io.openchat.chat.conversation.Conversations} and
 * {@link io.openchat.chat.conversation.Bus}. Nothing here knows Quarkus.
 */
@NullMarked
package io.openchat.chat.conversation;

import org.jspecify.annotations.NullMarked;
