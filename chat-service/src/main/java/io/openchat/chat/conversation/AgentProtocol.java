package io.openchat.chat.conversation;

import io.openchat.shared.record.AgentRef;
import io.openchat.shared.record.Content;
import io.openchat.shared.record.ConversationRecord;
import io.openchat.shared.record.MessageRecord;
import io.openchat.shared.wire.AgentFrame;
import io.openchat.shared.wire.ErrorCode;
import io.openchat.shared.wire.FrameException;
import io.openchat.shared.wire.Phase;
import io.openchat.shared.wire.ServiceFrame;
import io.openchat.shared.wire.Side;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** An agent's socket in the terms of the protocol: the queue, and any number of open conversations. */
public final class AgentProtocol {
    private final Relay relay;
    private final Agent agent;
    private final Outbound out;
    private final Consumer<String> watched;
    private final OpenChats chats;

    AgentProtocol(Relay relay, Agent agent, Outbound out, Consumer<String> watched) {
        this.relay = relay;
        this.agent = agent;
        this.out = out;
        this.watched = watched;
        this.chats = new OpenChats(relay, agent, out);
        relay.queue().subscribe(agent, out);
        relay.agents().came(agent.id());
    }

    /**
     * Does what a frame asks for; what cannot be done is answered by an {@code error}.
     *
     * @return done when the frame is dealt with and the next one may come; never fails
     */
    public CompletionStage<Void> receive(AgentFrame frame) {
        CompletableFuture<Void> done;
        try {
            done = frame instanceof AgentFrame.Ping ? pong() : handle(frame);
        } catch (RuntimeException e) {
            done = CompletableFuture.failedFuture(e);
        }
        return done.exceptionally(thrown -> {
            String conversation = frame instanceof AgentFrame.About about ? about.conversation() : null;
            out.send(ErrorFrames.of(thrown, conversation, messageId(frame)));
            return null;
        });
    }

    /** The socket is gone. */
    public void closed() {
        relay.queue().unsubscribe(out);
        relay.agents().left(agent.id());
        chats.close();
    }

    private CompletableFuture<Void> handle(AgentFrame frame) {
        return switch (frame) {
            case AgentFrame.Send f -> say(f.conversation(), f.id(), new Content.Text(f.text()));
            case AgentFrame.Note f -> say(f.conversation(), f.id(), new Content.Note(f.text()));
            case AgentFrame.Typing f -> pass(f, new Bus.Typing(f.conversation(), Side.AGENT, f.on()));
            case AgentFrame.Read f -> pass(f, new Bus.Read(f.conversation(), Side.AGENT, f.seq()));
            case AgentFrame.Available f -> relay.blocking(() -> relay.conversations.available(agent.id(), f.on()));
            case AgentFrame.Ping _ -> pong();
            case AgentFrame.Claim f -> relay.blocking(() -> claim(f.conversation()));
            case AgentFrame.Resume f -> relay.blocking(() -> resume(f));
            case AgentFrame.Watch f -> relay.blocking(() -> watch(f.conversation()));
            case AgentFrame.Transfer f -> relay.blocking(() -> transfer(f));
            case AgentFrame.Release f -> relay.blocking(() -> move(f, (state, now) -> state.release(agent, now)));
            case AgentFrame.End f -> relay.blocking(() -> move(f, (state, now) -> state.end(agent, now)));
        };
    }

    private CompletableFuture<Void> pong() {
        out.send(new ServiceFrame.Pong());
        return CompletableFuture.completedFuture(null);
    }

    /** A claim of what the agent has already opens it: the first answer was lost, or it is another device. */
    private void claim(String conversation) {
        ConversationRecord claimed;
        try {
            claimed = relay.lifecycle().move(conversation, state -> state.claim(agent, relay.clock.instant()));
        } catch (FrameException e) {
            claimed = find(conversation);
            if (!chatsWith(claimed)) {
                throw e;
            }
        }
        chats.open(claimed, 0, false);
    }

    private void resume(AgentFrame.Resume resume) {
        ConversationRecord found = find(resume.conversation());
        boolean watching = chats.watches(resume.conversation());
        if (!holds(found) && !watching) {
            throw notYours();
        }
        chats.open(found, resume.lastSeq(), watching);
    }

    private void watch(String conversation) {
        if (!agent.supervisor()) {
            throw new FrameException(ErrorCode.NOT_ALLOWED, "Only a supervisor may watch.");
        }
        ConversationRecord found = find(conversation);
        boolean watching = !chatsWith(found);
        if (watching) {
            // before anything of it is told: what cannot be written down is not watched
            watched.accept(conversation);
        }
        chats.open(found, 0, watching);
    }

    private void transfer(AgentFrame.Transfer transfer) {
        Agent other = relay.conversations
                .agent(transfer.to())
                .orElseThrow(() -> new FrameException(ErrorCode.INVALID_FIELD, "The field 'to' names no agent."));
        String note = transfer.note();
        if (note != null) {
            // before the transfer, while it is this agent's to write into; the version makes a repetition harmless, and
            // the colon makes it an id that no client can have used
            ConversationRecord mine = held(transfer.conversation());
            String id = "transfer:" + mine.version();
            Subscriber subscriber = chats.in(mine.id()).orElseThrow(AgentProtocol::notYours);
            append(mine, id, new Content.Note(note), subscriber, Tracing.Step.NONE)
                    .join();
        }
        move(transfer, (state, now) -> state.transfer(agent, other, now));
    }

    private void move(AgentFrame.About frame, BiFunction<State, Instant, State.Next> transition) {
        relay.lifecycle().move(frame.conversation(), state -> transition.apply(state, relay.clock.instant()));
    }

    private CompletableFuture<Void> say(String conversation, String id, Content content) {
        Tracing.Step sending = relay.tracing.send(conversation);
        return sending.until(chats.in(conversation)
                .map(subscriber -> say(conversation, id, content, subscriber, sending))
                .orElseGet(() -> CompletableFuture.failedFuture(notYours()))
                .exceptionallyCompose(thrown -> relay.ackIfStored(conversation, id, author(), out, thrown)));
    }

    private CompletableFuture<Void> say(
            String conversation, String id, Content content, Subscriber subscriber, Tracing.Step sending) {
        return relay.known(conversation)
                .filter(this::chatsWith)
                .map(known -> append(known, id, content, subscriber, sending))
                // what this pod knows may be old; the store decides
                .orElseGet(() -> relay.asking(() -> held(conversation))
                        .thenCompose(known -> append(known, id, content, subscriber, sending)));
    }

    private CompletableFuture<Void> append(
            ConversationRecord record, String id, Content content, Subscriber subscriber, Tracing.Step sending) {
        return relay.append(
                new Transcript.Draft(record.id(), id, author(), content, record.served()), subscriber, sending);
    }

    private MessageRecord.Author author() {
        return new MessageRecord.Author(Side.AGENT, agent.name(), agent.id());
    }

    private ConversationRecord held(String conversation) {
        ConversationRecord found = find(conversation);
        if (found.state() == Phase.ENDED) {
            throw new FrameException(ErrorCode.ENDED, "This conversation has ended.");
        }
        if (!chatsWith(found)) {
            throw notYours();
        }
        relay.changed(found);
        return found;
    }

    private CompletableFuture<Void> pass(AgentFrame.About frame, Bus.Signal signal) {
        // what is typed or read while watching, or after losing the conversation, is nobody's business
        if (relay.known(frame.conversation()).filter(this::chatsWith).isPresent()) {
            relay.publish(signal);
        }
        return CompletableFuture.completedFuture(null);
    }

    private ConversationRecord find(String conversation) {
        return relay.conversations
                .find(conversation)
                .orElseThrow(() -> new FrameException(ErrorCode.NOT_FOUND, "There is no such conversation."));
    }

    private boolean chatsWith(ConversationRecord record) {
        return record.state() == Phase.CHATTING && holds(record);
    }

    private boolean holds(ConversationRecord record) {
        AgentRef holder = record.agent();
        return holder != null && holder.id().equals(agent.id());
    }

    private static FrameException notYours() {
        return new FrameException(ErrorCode.NOT_YOURS, "This conversation is not open here; claim or resume it first.");
    }

    private static @Nullable String messageId(AgentFrame frame) {
        return switch (frame) {
            case AgentFrame.Send send -> send.id();
            case AgentFrame.Note note -> note.id();
            default -> null;
        };
    }
}
