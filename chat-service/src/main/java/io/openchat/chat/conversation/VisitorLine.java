package io.openchat.chat.conversation;

import io.openchat.shared.record.ConversationRecord;
import io.openchat.shared.record.MessageRecord;
import io.openchat.shared.record.Person;
import io.openchat.shared.wire.ErrorCode;
import io.openchat.shared.wire.FrameException;
import io.openchat.shared.wire.Kind;
import io.openchat.shared.wire.Phase;
import io.openchat.shared.wire.ServiceFrame;
import io.openchat.shared.wire.Side;
import io.openchat.shared.wire.VisitorFrame;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** A visitor's socket in the terms of the protocol: one conversation, opened by {@code start} or {@code resume}. */
public final class VisitorLine {
    private final Relay relay;
    private final Outbound out;
    private final String source;
    private final Subscriber subscriber;
    private volatile @Nullable ConversationRecord record;
    private boolean closed;

    VisitorLine(Relay relay, Outbound out, String source) {
        this.relay = relay;
        this.out = out;
        this.source = source;
        this.subscriber = Subscriber.visitor(out);
    }

    /**
     * Does what a frame asks for; what cannot be done is answered by an {@code error}.
     *
     * @return done when the frame is dealt with and the next one may come; never fails
     */
    public CompletionStage<Void> receive(VisitorFrame frame) {
        String id = frame instanceof VisitorFrame.Send send ? send.id() : null;
        CompletableFuture<Void> done;
        try {
            done = handle(frame);
        } catch (RuntimeException e) {
            done = CompletableFuture.failedFuture(e);
        }
        return done.exceptionally(thrown -> {
            ConversationRecord mine = record;
            out.send(Refusals.of(thrown, mine == null ? null : mine.id(), id));
            return null;
        });
    }

    /** The socket is gone. */
    public void closed() {
        ConversationRecord mine;
        synchronized (this) {
            closed = true;
            mine = record;
        }
        if (mine != null) {
            relay.leave(mine.id(), subscriber);
        }
    }

    private CompletableFuture<Void> handle(VisitorFrame frame) {
        switch (frame) {
            case VisitorFrame.Ping _ -> out.send(new ServiceFrame.Pong());
            case VisitorFrame.Start start -> {
                if (record != null) {
                    throw new FrameException(ErrorCode.ALREADY_STARTED, "This socket has its conversation already.");
                }
                return relay.blocking(() -> start(start));
            }
            case VisitorFrame.Resume resume -> {
                return relay.blocking(() -> resume(resume));
            }
            case VisitorFrame.Send send -> {
                return send(send);
            }
            case VisitorFrame.Typing typing -> relay.publish(new Bus.Typing(mine().id(), Side.VISITOR, typing.on()));
            case VisitorFrame.Read read -> relay.publish(new Bus.Read(mine().id(), Side.VISITOR, read.seq()));
            case VisitorFrame.Rate rate -> {
                ConversationRecord mine = mine();
                return relay.blocking(() -> rate(mine, rate));
            }
            case VisitorFrame.End _ -> {
                ConversationRecord mine = mine();
                return relay.blocking(() -> relay.lifecycle().move(mine.id(), s -> s.endByVisitor(false, now())));
            }
        }
        return CompletableFuture.completedFuture(null);
    }

    private void start(VisitorFrame.Start start) {
        if (isClosed()) {
            return; // nobody is there any more to be let in; who comes back says it again
        }
        String id = Tokens.conversationOf(start.id());
        String token = relay.tokens.make(id);
        ConversationRecord fresh = fresh(id, start, Tokens.hash(token));
        ConversationRecord opened = fresh;
        if (!create(fresh)) {
            // the same start again: its answer was lost, and with it the token
            relay.conversations.retoken(id, Tokens.hash(token));
            opened = relay.conversations.find(id).orElse(fresh);
        }
        if (opened.state().equals(Phase.ENDED.wire())) {
            relay.places().free(id);
        }
        relay.publish(new Bus.Changed(opened));
        open(opened, 0, new ServiceFrame.Started(id, token, null));
    }

    /** Creates it if there is a place for one more; false when it is there already, and has its place. */
    private boolean create(ConversationRecord fresh) {
        FrameException full = full(fresh.id());
        if (full != null) {
            if (relay.conversations.find(fresh.id()).isPresent()) {
                return false;
            }
            throw full;
        }
        try {
            return relay.conversations.create(fresh);
        } catch (RuntimeException e) {
            relay.places().free(fresh.id());
            throw e;
        }
    }

    private @Nullable FrameException full(String id) {
        if (relay.queue().count(Phase.WAITING) >= relay.bounds().waiting()) {
            return new FrameException(ErrorCode.BUSY, "Too many people are waiting; try again later.");
        }
        return relay.places().take(source, id)
                ? null
                : new FrameException(ErrorCode.BUSY, "Too many chats are open from this network; try again later.");
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    private ConversationRecord fresh(String id, VisitorFrame.Start start, String tokenHash) {
        var person = new Person(start.name(), start.email(), start.phone(), start.locale(), start.page());
        Instant now = now();
        return new ConversationRecord(
                id,
                person,
                start.consent(),
                start.department(),
                Phase.WAITING.wire(),
                null,
                null,
                now,
                now,
                null,
                null,
                0,
                null,
                tokenHash,
                1,
                now,
                null);
    }

    private void resume(VisitorFrame.Resume resume) {
        ConversationRecord found = relay.conversations
                .find(Tokens.conversationIn(resume.token()))
                .filter(c -> Tokens.opens(resume.token(), c.tokenHash()))
                .orElseThrow(() -> new FrameException(ErrorCode.BAD_TOKEN, "This token opens no conversation."));
        ConversationRecord mine = record;
        if (mine != null && !mine.id().equals(found.id())) {
            throw new FrameException(ErrorCode.ALREADY_STARTED, "This socket has another conversation already.");
        }
        if (Housekeeping.isHardlyHeld(found, now())) {
            // before a sweep, here or elsewhere, that knows of no socket since then
            relay.conversations.seen(List.of(found.id()), List.of(), now());
        }
        open(found, resume.lastSeq(), new ServiceFrame.Started(found.id(), null, null));
    }

    private synchronized void open(ConversationRecord opened, long lastSeq, ServiceFrame opening) {
        if (!closed) {
            record = opened;
            relay.join(opened, subscriber, lastSeq, opening);
        }
    }

    private CompletableFuture<Void> send(VisitorFrame.Send send) {
        ConversationRecord mine = relay.newest(mine());
        var author =
                new MessageRecord.Author(Side.VISITOR.wire(), mine.visitor().name(), null);
        if (mine.state().equals(Phase.ENDED.wire())) {
            var ended = new FrameException(ErrorCode.ENDED, "This conversation has ended.");
            return relay.ackIfStored(mine.id(), send.id(), author, out, ended);
        }
        Tracing.Step sending = relay.tracing.send(mine.id());
        return sending.until(relay.append(
                new Transcript.Draft(mine.id(), send.id(), author, Kind.TEXT.wire(), send.text(), mine.served()),
                subscriber,
                sending));
    }

    private void rate(ConversationRecord mine, VisitorFrame.Rate rate) {
        relay.conversations.rate(mine.id(), new ConversationRecord.Rating(rate.score(), rate.comment(), now()));
        out.send(Messages.status(relay.newest(mine), null));
    }

    private ConversationRecord mine() {
        ConversationRecord mine = record;
        if (mine == null) {
            throw new FrameException(ErrorCode.NOT_STARTED, "Start or resume a conversation first.");
        }
        return mine;
    }

    /** The store keeps milliseconds; what is told and what is kept shall be the same. */
    private Instant now() {
        return relay.clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
