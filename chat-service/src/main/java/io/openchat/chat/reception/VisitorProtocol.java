package io.openchat.chat.reception;

import io.openchat.chat.conversation.Bus;
import io.openchat.chat.conversation.ErrorFrames;
import io.openchat.chat.conversation.FrameMapper;
import io.openchat.chat.conversation.Outbound;
import io.openchat.chat.conversation.Relay;
import io.openchat.chat.conversation.StoreWork;
import io.openchat.shared.http.ClientAddress;
import io.openchat.shared.record.ConversationRecord;
import io.openchat.shared.wire.ErrorCode;
import io.openchat.shared.wire.FrameException;
import io.openchat.shared.wire.ServiceFrame;
import io.openchat.shared.wire.Side;
import io.openchat.shared.wire.VisitorFrame;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A visitor's socket in the terms of the protocol: one conversation, opened by {@code start} or {@code resume}. */
public final class VisitorProtocol {
    private final Outbound out;
    private final OpenChat chat;
    private final Reception reception;
    private final Visit visit;
    private final Relay relay;
    private final StoreWork storeWork;
    private final Clock clock;

    /** When the store last did not let the visitor in; that is not held against the socket, but not for ever either. */
    private volatile Instant storeFailedAt = Instant.MIN;

    /** Makes the protocol of a socket that has opened. */
    @FunctionalInterface
    public interface Factory {
        /** The protocol of a visitor's socket, which comes from there. */
        VisitorProtocol open(Outbound out, ClientAddress client);
    }

    /** The protocol of a visitor's socket, on which {@code chat} is to be opened. */
    public VisitorProtocol(
            Outbound out,
            OpenChat chat,
            Reception reception,
            Visit visit,
            Relay relay,
            StoreWork storeWork,
            Clock clock) {
        this.out = out;
        this.chat = chat;
        this.reception = reception;
        this.visit = visit;
        this.relay = relay;
        this.storeWork = storeWork;
        this.clock = clock;
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
            ConversationRecord mine = chat.record();
            if (ErrorFrames.isOfTheStore(thrown)) {
                storeFailedAt = clock.instant();
            }
            out.send(ErrorFrames.of(thrown, mine == null ? null : mine.id(), id));
            return null;
        });
    }

    /** Whether the socket has its conversation, or would have it if the store had answered since then. */
    public boolean hasBegun(Instant since) {
        return chat.record() != null || !storeFailedAt.isBefore(since);
    }

    /** The socket is gone. */
    public void closed() {
        chat.close();
    }

    private CompletableFuture<Void> handle(VisitorFrame frame) {
        switch (frame) {
            case VisitorFrame.Ping _ -> out.send(new ServiceFrame.Pong());
            case VisitorFrame.Start start -> {
                if (chat.record() != null) {
                    throw new FrameException(ErrorCode.ALREADY_STARTED, "This socket has its conversation already.");
                }
                return reception.admit(start).thenCompose(_ -> storeWork.run(() -> start(start)));
            }
            case VisitorFrame.Resume resume -> {
                return resume(resume);
            }
            case VisitorFrame.Send send -> {
                return send(send);
            }
            case VisitorFrame.Typing typing ->
                relay.publish(new Bus.Typing(chat.mine().id(), Side.VISITOR, typing.on()));
            case VisitorFrame.Read read ->
                relay.publish(new Bus.Read(chat.mine().id(), Side.VISITOR, read.seq()));
            case VisitorFrame.Rate rate -> {
                ConversationRecord mine = chat.mine();
                return storeWork.run(() -> rate(mine, rate));
            }
            case VisitorFrame.End _ -> {
                ConversationRecord mine = chat.mine();
                return storeWork.run(() -> visit.end(mine));
            }
        }
        return CompletableFuture.completedFuture(null);
    }

    /** Whether who sits here is blocked, by address or as the visitor. */
    public boolean isBlocked() {
        return reception.isBlocked(chat.record());
    }

    private void start(VisitorFrame.Start start) {
        if (chat.isClosed()) {
            return; // nobody is there any more to be let in; who comes back says it again
        }
        Starts.Started started = reception.start(start);
        chat.open(started.record(), Tokens.hash(started.token()), 0, started.token());
    }

    private CompletableFuture<Void> resume(VisitorFrame.Resume resume) {
        if (chat.reopens(resume.token(), resume.lastSeq())) {
            // of what is open here the store need not be asked, however often a client has a gap
            return CompletableFuture.completedFuture(null);
        }
        reception.admitToken();
        return storeWork.run(() -> find(resume));
    }

    private void find(VisitorFrame.Resume resume) {
        ConversationRecord found = reception.resume(resume.token(), chat.record());
        chat.open(found, found.tokenHash(), resume.lastSeq(), null);
    }

    private CompletableFuture<Void> send(VisitorFrame.Send send) {
        ConversationRecord mine = chat.newest(chat.mine());
        return visit.say(mine, send.id(), send.text(), chat.subscriber())
                .<Void>thenApply(_ -> null)
                .exceptionallyCompose(
                        thrown -> relay.ackIfStored(mine.id(), send.id(), Visit.author(mine), out, thrown));
    }

    private void rate(ConversationRecord mine, VisitorFrame.Rate rate) {
        ConversationRecord rated = visit.rate(mine, rate.score(), rate.comment());
        out.send(FrameMapper.status(chat.newest(rated), null));
    }
}
