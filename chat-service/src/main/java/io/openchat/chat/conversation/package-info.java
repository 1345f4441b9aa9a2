/**
 * Conversations: the rooms in which those sit who talk, the states and what leads from one to the next, and the way of a message.
 *
 * <p>Everything else of the core stands on this package, and it knows none of it. The store and the other pods are behind its ports
 * {@link io.openchat.chat.conversation.Transcript}, {@link io.openchat.chat.conversation.ConversationStore} and
 * {@link io.openchat.chat.conversation.Bus}; all of the core is plain Java.
 */
@NullMarked
package io.openchat.chat.conversation;

import org.jspecify.annotations.NullMarked;
