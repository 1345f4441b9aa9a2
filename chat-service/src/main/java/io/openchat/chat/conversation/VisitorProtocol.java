package io.openchat.chat.conversation;

import io.openchat.shared.http.ClientAddress;
import io.openchat.shared.record.Content;
import io.openchat.shared.record.ConversationRecord;
import io.openchat.shared.record.MessageRecord;
import io.openchat.shared.record.Person;
import io.openchat.shared.wire.ErrorCode;
import io.openchat.shared.wire.FrameException;
import io.openchat.shared.wire.Phase;
import io.openchat.shared.wire.ServiceFrame;
import io.openchat.shared.wire.Side;
import io.openchat.shared.wire.VisitorFrame;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A visitor's socket in the terms of the protocol: one conversation, opened by {@code start} or {@code resume}. */
public final class VisitorProtocol {
    /** Each is a question to the store. A client has one token, and at most the one that another tab got instead. */
    private static final int MOST_WRONG_TOKENS = 5;

    /** Whoever asks an outside service about a start may take as long; then the visitor is told to try again. */
    private static final Duration LONGEST_ADMISSION = Duration.ofSeconds(5);

    /** What a conversation takes without its messages. */
    private static final int START_BYTES = 2 << 10;

    private static final CompletableFuture<Void> DONE = CompletableFuture.completedFuture(null);

    private final Relay relay;
    private final Outbound out;
    private final ClientAddress client;
    private final ClientQuotas.ClientQuota quota;
    private final Subscriber subscriber;
    private volatile @Nullable ConversationRecord record;
    /** Hash of the token that opened the conversation on this socket. */
    private volatile String tokenHash = "";

    private final AtomicInteger wrongTokens = new AtomicInteger();
    private boolean closed;

    /** When the store last did not let the visitor in; that is not held against the socket, but not for ever either. */
    private volatile Instant storeFailedAt = Instant.MIN;

    VisitorProtocol(Relay relay, Outbound out, ClientAddress client) {
        this.relay = relay;
        this.out = out;
        this.client = client;
        this.quota = relay.quotas().of(client);
        this.subscriber = Subscriber.visitor(out, relay.quotas().visitorIn(quota));
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
            if (ErrorFrames.isOfTheStore(thrown)) {
                storeFailedAt = relay.clock.instant();
            }
            out.send(ErrorFrames.of(thrown, mine == null ? null : mine.id(), id));
            return null;
        });
    }

    /** Whether the socket has its conversation, or would have it if the store had answered since then. */
    public boolean hasBegun(Instant since) {
        return record != null || !storeFailedAt.isBefore(since);
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
                return admit(start).thenCompose(_ -> relay.blocking(() -> start(start)));
            }
            case VisitorFrame.Resume resume -> {
                return resume(resume);
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

    /** Whether who sits here is blocked, by address or as the visitor. */
    public boolean isBlocked() {
        ConversationRecord mine = record;
        BlockList blocks = relay.blocks();
        return blocks.hasAddress(client.address())
                || (mine != null && blocks.hasVisitor(mine.visitor().email()));
    }

    private void requireUnblocked(@Nullable String email) {
        if (relay.blocks().hasAddress(client.address()) || relay.blocks().hasVisitor(email)) {
            throw new FrameException(ErrorCode.BLOCKED, "Chats from here are not taken.");
        }
    }

    /** All that is to be known before anything of a {@code start} is stored. */
    private CompletableFuture<Void> admit(VisitorFrame.Start start) {
        requireUnblocked(start.email());
        if (!quota.admits()) {
            throw new FrameException(ErrorCode.RATE_LIMITED, "Too much was stored from this address; wait.");
        }
        return relay.gate
                .refuses(client, start)
                .toCompletableFuture()
                .orTimeout(LONGEST_ADMISSION.toSeconds(), TimeUnit.SECONDS)
                .thenAccept(refusal -> refusal.ifPresent(why -> {
                    throw new FrameException(ErrorCode.NOT_ALLOWED, why);
                }));
    }

    private void start(VisitorFrame.Start start) {
        if (isClosed()) {
            return; // nobody is there any more to be let in; who comes back says it again
        }
        String id = Tokens.conversationOf(start.id());
        String token = relay.tokens.make(id);
        String hash = Tokens.hash(token);
        ConversationRecord fresh = fresh(id, start, hash);
        ConversationRecord opened = fresh;
        if (create(fresh)) {
            relay.writings().in(id).found(Transcript.Unanswered.NOTHING);
            quota.spend(START_BYTES);
        } else {
            // the same start again: its answer was lost, and with it the token
            relay.conversations.retoken(id, hash);
            opened = relay.conversations.find(id).orElse(fresh);
        }
        if (opened.state() == Phase.ENDED) {
            relay.started().free(id);
        }
        relay.lifecycle().begin(opened);
        open(opened, 0, new ServiceFrame.Started(id, token, null));
        tokenHash = hash;
    }

    /** Creates it if there is a place for one more; false when it is there already, and has its quota. */
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
            relay.started().free(fresh.id());
            throw e;
        }
    }

    private @Nullable FrameException full(String id) {
        if (relay.queue().count(Phase.WAITING) >= relay.capacity().waiting()) {
            return new FrameException(ErrorCode.BUSY, "Too many people are waiting; try again later.");
        }
        return relay.started().take(client, id)
                ? null
                : new FrameException(ErrorCode.BUSY, "Too many chats are open from this network; try again later.");
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    private ConversationRecord fresh(String id, VisitorFrame.Start start, String tokenHash) {
        var person =
                new Person(start.name(), start.email(), start.phone(), start.locale(), start.page(), start.consent());
        Instant now = now();
        return new ConversationRecord(
                id,
                person,
                start.department(),
                relay.departments().meant(start.department()),
                now,
                tokenHash,
                new ConversationRecord.Status(Phase.WAITING, null, null, now, 0, null),
                1,
                Moves.started(start.name(), now),
                new ConversationRecord.Seen(now, null),
                null);
    }

    private CompletableFuture<Void> resume(VisitorFrame.Resume resume) {
        ConversationRecord mine = record;
        if (mine != null && Tokens.opens(resume.token(), tokenHash)) {
            // of what is open here the store need not be asked, however often a client has a gap
            ConversationRecord newest = relay.newest(mine);
            open(newest, resume.lastSeq(), new ServiceFrame.Started(newest.id(), null, null));
            return CompletableFuture.completedFuture(null);
        }
        if (wrongTokens.get() >= MOST_WRONG_TOKENS || !quota.admitsToken()) {
            throw new FrameException(ErrorCode.RATE_LIMITED, "Too many tokens that open nothing; wait.");
        }
        return relay.blocking(() -> find(resume));
    }

    private void find(VisitorFrame.Resume resume) {
        ConversationRecord found = relay.conversations
                .find(Tokens.conversationIn(resume.token()))
                .filter(c -> Tokens.opens(resume.token(), c.tokenHash()))
                .orElseThrow(() -> wrong(ErrorCode.BAD_TOKEN, "This token opens no conversation."));
        requireUnblocked(found.visitor().email());
        ConversationRecord mine = record;
        if (mine != null && !mine.id().equals(found.id())) {
            throw wrong(ErrorCode.ALREADY_STARTED, "This socket has another conversation already.");
        }
        if (Housekeeping.isHardlyHeld(found, now())) {
            // before a sweep, here or elsewhere, that knows of no socket since then
            relay.conversations.seen(List.of(found.id()), List.of(), now());
        }
        open(found, resume.lastSeq(), new ServiceFrame.Started(found.id(), null, null));
        tokenHash = found.tokenHash();
    }

    private FrameException wrong(ErrorCode code, String text) {
        wrongTokens.incrementAndGet();
        quota.wrongToken();
        return new FrameException(code, text);
    }

    private synchronized void open(ConversationRecord opened, long lastSeq, ServiceFrame opening) {
        if (!closed) {
            record = opened;
            relay.join(opened, subscriber, lastSeq, opening);
        }
    }

    private CompletableFuture<Void> send(VisitorFrame.Send send) {
        ConversationRecord mine = relay.newest(mine());
        var author = new MessageRecord.Author(Side.VISITOR, mine.visitor().name(), null);
        if (mine.state() == Phase.ENDED) {
            var ended = new FrameException(ErrorCode.ENDED, "This conversation has ended.");
            return relay.ackIfStored(mine.id(), send.id(), author, out, ended);
        }
        Written written = relay.writings().in(mine.id());
        return (written.isToBeLookedAt() ? look(mine, written) : DONE)
                .thenCompose(_ -> store(mine, author, send, written))
                .exceptionallyCompose(thrown -> relay.ackIfStored(mine.id(), send.id(), author, out, thrown));
    }

    private CompletableFuture<Void> look(ConversationRecord mine, Written written) {
        return relay.unanswered(mine.id()).thenAccept(written::found);
    }

    private CompletableFuture<Void> store(
            ConversationRecord mine, MessageRecord.Author author, VisitorFrame.Send send, Written written) {
        if (written.isFull()) {
            throw new FrameException(
                    ErrorCode.QUOTA, "This conversation holds as much as can wait; go on when an agent has answered.");
        }
        requireRoom(written);
        Tracing.Step sending = relay.tracing.send(mine.id());
        var draft = new Transcript.Draft(mine.id(), send.id(), author, new Content.Text(send.text()), mine.served());
        return sending.until(relay.append(draft, subscriber, sending))
                .thenRun(() -> spend(written, Transcript.AROUND + Transcript.bytes(send.text())));
    }

    private void requireRoom(Written written) {
        if (!written.admits() || !quota.admits()) {
            throw new FrameException(ErrorCode.RATE_LIMITED, "Too much was stored within an hour; wait.");
        }
    }

    private void spend(Written written, long size) {
        written.spend(size);
        quota.spend(size);
    }

    private void rate(ConversationRecord mine, VisitorFrame.Rate rate) {
        Written written = relay.writings().in(mine.id());
        requireRoom(written);
        ConversationRecord rated =
                relay.lifecycle().move(mine.id(), state -> state.rate(rate.score(), rate.comment(), now()));
        spend(written, Transcript.AROUND + Transcript.bytes(Objects.requireNonNullElse(rate.comment(), "")));
        out.send(FrameMapper.status(relay.newest(rated), null));
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
