package io.openchat.chat.conversation;

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
    private final Relay relay;
    private final Agent agent;
    private final Outbound out;
    private final Desk desk;
    private final OpenChats chats;

    AgentProtocol(Relay relay, Agent agent, Outbound out, Consumer<String> watched) {
        this.relay = relay;
        this.agent = agent;
        this.out = out;
        this.desk = new Desk(relay, agent, watched);
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
            case AgentFrame.Available f -> relay.blocking(() -> desk.available(f.on()));
            case AgentFrame.Ping _ -> pong();
            case AgentFrame.Claim f -> relay.blocking(() -> chats.open(desk.claim(f.conversation()), 0, false));
            case AgentFrame.Resume f -> relay.blocking(() -> resume(f));
            case AgentFrame.Watch f -> relay.blocking(() -> watch(f.conversation()));
            case AgentFrame.Transfer f -> relay.blocking(() -> transfer(f));
            case AgentFrame.Release f -> relay.blocking(() -> desk.release(f.conversation()));
            case AgentFrame.End f -> relay.blocking(() -> desk.end(f.conversation()));
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
        Tracing.Step sending = relay.tracing.send(conversation);
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
