package io.openchat.chat.desk;

import io.openchat.chat.conversation.Agent;
import io.openchat.chat.conversation.Bus;
import io.openchat.chat.conversation.ErrorFrames;
import io.openchat.chat.conversation.Outbound;
import io.openchat.chat.conversation.Relay;
import io.openchat.chat.conversation.StoreWork;
import io.openchat.chat.conversation.Subscriber;
import io.openchat.chat.conversation.Tracing;
import io.openchat.chat.presence.AgentsHere;
import io.openchat.shared.record.Content;
import io.openchat.shared.record.ConversationRecord;
import io.openchat.shared.wire.AgentFrame;
import io.openchat.shared.wire.ServiceFrame;
import io.openchat.shared.wire.Side;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** An agent's socket in the terms of the protocol: the queue, and any number of open conversations. */
public final class AgentProtocol {
    private final Agent agent;
    private final Outbound out;
    private final Desk desk;
    private final OpenChats chats;
    private final AgentsHere agents;
    private final Relay relay;
    private final StoreWork storeWork;

    /** Makes the protocol of a socket that has opened. */
    @FunctionalInterface
    public interface Factory {
        /** The protocol of a socket of {@code agent}; {@code watched} is as of {@link Desk}. */
        AgentProtocol open(Agent agent, Outbound out, Consumer<String> watched);
    }

    /** The protocol of a socket of {@code agent}, who is here from now on. */
    public AgentProtocol(
            Agent agent,
            Outbound out,
            Desk desk,
            OpenChats chats,
            AgentsHere agents,
            Relay relay,
            StoreWork storeWork) {
        this.agent = agent;
        this.out = out;
        this.desk = desk;
        this.chats = chats;
        this.agents = agents;
        this.relay = relay;
        this.storeWork = storeWork;
        agents.came(agent, out);
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
        agents.left(agent, out);
        chats.close();
    }

    private CompletableFuture<Void> handle(AgentFrame frame) {
        return switch (frame) {
            case AgentFrame.Send f -> say(f.conversation(), f.id(), new Content.Text(f.text()));
            case AgentFrame.Note f -> say(f.conversation(), f.id(), new Content.Note(f.text()));
            case AgentFrame.Typing f -> pass(f, new Bus.Typing(f.conversation(), Side.AGENT, f.on()));
            case AgentFrame.Read f -> pass(f, new Bus.Read(f.conversation(), Side.AGENT, f.seq()));
            case AgentFrame.Available f -> storeWork.run(() -> desk.available(f.on()));
            case AgentFrame.Ping _ -> pong();
            case AgentFrame.Claim f -> storeWork.run(() -> chats.open(desk.claim(f.conversation()), 0, false));
            case AgentFrame.Resume f -> storeWork.run(() -> resume(f));
            case AgentFrame.Watch f -> storeWork.run(() -> watch(f.conversation()));
            case AgentFrame.Transfer f -> storeWork.run(() -> transfer(f));
            case AgentFrame.Release f -> storeWork.run(() -> desk.release(f.conversation()));
            case AgentFrame.End f -> storeWork.run(() -> desk.end(f.conversation()));
        };
    }

    private CompletableFuture<Void> pong() {
        out.send(new ServiceFrame.Pong());
        return CompletableFuture.completedFuture(null);
    }

    private void resume(AgentFrame.Resume resume) {
        ConversationRecord found = desk.find(resume.conversation());
        boolean watching = chats.watches(resume.conversation());
        if (!desk.holds(found) && !watching) {
            throw Desk.notYours();
        }
        chats.open(found, resume.lastSeq(), watching);
    }

    private void watch(String conversation) {
        ConversationRecord found = desk.watch(conversation);
        chats.open(found, 0, !desk.chatsWith(found));
    }

    private void transfer(AgentFrame.Transfer transfer) {
        Subscriber here = chats.in(transfer.conversation()).orElse(null);
        if (here == null && transfer.note() != null) {
            throw Desk.notYours();
        }
        var _ = desk.transfer(transfer.conversation(), transfer.to(), transfer.note(), here);
    }

    private CompletableFuture<Void> say(String conversation, String id, Content content) {
        Tracing.Step sending = relay.sending(conversation);
        return sending.until(chats.in(conversation)
                .map(subscriber ->
                        desk.say(conversation, id, content, subscriber, sending).<Void>thenApply(_ -> null))
                .orElseGet(() -> CompletableFuture.failedFuture(Desk.notYours()))
                .exceptionallyCompose(thrown -> relay.ackIfStored(conversation, id, desk.author(), out, thrown)));
    }

    private CompletableFuture<Void> pass(AgentFrame.About frame, Bus.Signal signal) {
        // what is typed or read while watching, or after losing the conversation, is nobody's business
        if (desk.known(frame.conversation()).isPresent()) {
            relay.publish(signal);
        }
        return CompletableFuture.completedFuture(null);
    }

    private static @Nullable String messageId(AgentFrame frame) {
        return switch (frame) {
            case AgentFrame.Send send -> send.id();
            case AgentFrame.Note note -> note.id();
            default -> null;
        };
    }
}
