package io.openchat.chat.desk;

import io.openchat.chat.conversation.Agent;
import io.openchat.chat.conversation.ConversationStore;
import io.openchat.chat.conversation.Lifecycle;
import io.openchat.chat.conversation.Relay;
import io.openchat.chat.conversation.Rooms;
import io.openchat.chat.conversation.StoreException;
import io.openchat.chat.conversation.StoreWork;
import io.openchat.chat.conversation.Subscriber;
import io.openchat.chat.conversation.Tracing;
import io.openchat.chat.conversation.Transcript;
import io.openchat.shared.record.AgentRef;
import io.openchat.shared.record.Content;
import io.openchat.shared.record.ConversationRecord;
import io.openchat.shared.record.MessageRecord;
import io.openchat.shared.wire.ErrorCode;
import io.openchat.shared.wire.FrameException;
import io.openchat.shared.wire.Phase;
import io.openchat.shared.wire.Side;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What one agent can do with conversations, at whichever door it is asked for: {@link AgentProtocol} is that of the socket.
 *
 * <p>Nothing here knows a socket. What is not possible is a {@link FrameException} with the code that says why; a {@link StoreException}
 * says that the store did not answer. All but {@link #say} and {@link #known} ask the store and block.
 */
public final class Desk {
    private final Agent agent;
    private final Consumer<String> watched;
    private final ConversationStore conversations;
    private final Lifecycle lifecycle;
    private final Rooms rooms;
    private final Relay relay;
    private final StoreWork storeWork;

    /** The desk of {@code agent}; {@code watched} writes down that a conversation is watched, or refuses it. */
    public Desk(
            Agent agent,
            Consumer<String> watched,
            ConversationStore conversations,
            Lifecycle lifecycle,
            Rooms rooms,
            Relay relay,
            StoreWork storeWork) {
        this.agent = agent;
        this.watched = watched;
        this.conversations = conversations;
        this.lifecycle = lifecycle;
        this.rooms = rooms;
        this.relay = relay;
        this.storeWork = storeWork;
    }

    /** Takes a conversation; one that the agent has already is taken: the first answer was lost, or it is another device. */
    ConversationRecord claim(String conversation) {
        try {
            return lifecycle.move(conversation, (state, now) -> state.claim(agent, now));
        } catch (FrameException e) {
            ConversationRecord found = find(conversation);
            if (chatsWith(found)) {
                return found;
            }
            throw e;
        }
    }

    /** Gives a conversation back to the queue. */
    ConversationRecord release(String conversation) {
        return lifecycle.move(conversation, (state, now) -> state.release(agent, now));
    }

    /** Ends a conversation. */
    ConversationRecord end(String conversation) {
        return lifecycle.move(conversation, (state, now) -> state.end(agent, now));
    }

    /** Hands a conversation to the agent with the id {@code to}, who finds the note in it; {@code origin} as of {@link #say}. */
    ConversationRecord transfer(String conversation, String to, @Nullable String note, @Nullable Subscriber origin) {
        Agent other = conversations
                .agent(to)
                .orElseThrow(() -> new FrameException(ErrorCode.INVALID_FIELD, "The field 'to' names no agent."));
        if (note != null) {
            // before the transfer, while it is this agent's to write into; the version makes a repetition harmless, and
            // the colon makes it an id that no client can have used
            ConversationRecord mine = held(conversation);
            append(mine, "transfer:" + mine.version(), new Content.Note(note), origin, Tracing.Step.NONE)
                    .join();
        }
        return lifecycle.move(conversation, (state, now) -> state.transfer(agent, other, now));
    }

    /** A conversation that a supervisor reads along in; with one of the supervisor's own there is nothing to watch. */
    ConversationRecord watch(String conversation) {
        if (!agent.supervisor()) {
            throw new FrameException(ErrorCode.NOT_ALLOWED, "Only a supervisor may watch.");
        }
        ConversationRecord found = find(conversation);
        if (!chatsWith(found)) {
            // before anything of it is told: what cannot be written down is not watched
            watched.accept(conversation);
        }
        return found;
    }

    /** Whether the agent takes visitors. */
    void available(boolean on) {
        conversations.available(agent.id(), on);
    }

    /**
     * Says or notes something in a conversation that the agent has.
     *
     * @param id the client's; the same again is stored once
     * @param origin the socket that is told by an {@code ack} instead of the message; null when it does not come from one
     */
    CompletableFuture<MessageRecord> say(
            String conversation, String id, Content content, @Nullable Subscriber origin, Tracing.Step sending) {
        return known(conversation)
                .map(known -> append(known, id, content, origin, sending))
                // what this pod knows may be old; the store decides
                .orElseGet(() -> storeWork
                        .ask(() -> held(conversation))
                        .thenCompose(held -> append(held, id, content, origin, sending)));
    }

    /** The conversation as it is known here, if the agent has it as far as that. */
    Optional<ConversationRecord> known(String conversation) {
        return rooms.known(conversation).filter(this::chatsWith);
    }

    /** The conversation as it is stored. */
    ConversationRecord find(String conversation) {
        return conversations
                .find(conversation)
                .orElseThrow(() -> new FrameException(ErrorCode.NOT_FOUND, "There is no such conversation."));
    }

    /** Whether the agent has it, and it goes on. */
    boolean chatsWith(ConversationRecord record) {
        return record.phase() == Phase.CHATTING && holds(record);
    }

    /** Whether the agent has it, or had it at the end. */
    boolean holds(ConversationRecord record) {
        AgentRef holder = record.agent();
        return holder != null && holder.id().equals(agent.id());
    }

    /** The agent as the author of what is said. */
    MessageRecord.Author author() {
        return new MessageRecord.Author(Side.AGENT, agent.name(), agent.id());
    }

    static FrameException notYours() {
        return new FrameException(ErrorCode.NOT_YOURS, "This conversation is not open here; claim or resume it first.");
    }

    private CompletableFuture<MessageRecord> append(
            ConversationRecord record, String id, Content content, @Nullable Subscriber origin, Tracing.Step sending) {
        return relay.append(new Transcript.Draft(record.id(), id, author(), content, record.served()), origin, sending);
    }

    private ConversationRecord held(String conversation) {
        ConversationRecord found = find(conversation);
        if (found.phase() == Phase.ENDED) {
            throw new FrameException(ErrorCode.ENDED, "This conversation has ended.");
        }
        if (!chatsWith(found)) {
            throw notYours();
        }
        rooms.changed(found);
        return found;
    }
}
