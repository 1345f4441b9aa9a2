package io.openchat.chat.reception;

import io.openchat.chat.conversation.ConversationStore;
import io.openchat.chat.conversation.StoreException;
import io.openchat.chat.presence.Report;
import io.openchat.chat.quota.ClientQuota;
import io.openchat.shared.http.ClientAddress;
import io.openchat.shared.record.ConversationRecord;
import io.openchat.shared.wire.ErrorCode;
import io.openchat.shared.wire.FrameException;
import io.openchat.shared.wire.VisitorFrame;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * How one visitor comes in, at whichever door it is asked for: by a start, or with the token of a conversation that was started.
 *
 * <p>Nothing here knows a socket. Who is not let in is told by a {@link FrameException} with the code that says why; a
 * {@link StoreException} says that the store did not answer. What the visitor does then is a {@link Visit}.
 */
public final class Reception {
    /** Each is a question to the store. A client has one token, and at most the one that another tab got instead. */
    private static final int MOST_WRONG_TOKENS = 5;

    /** Whoever asks an outside service about a start may take as long; then the visitor is told to try again. */
    private static final Duration LONGEST_ADMISSION = Duration.ofSeconds(5);

    private final ClientAddress client;
    private final ClientQuota quota;
    private final Blocked blocked;
    private final StartGate gate;
    private final Starts starts;
    private final ConversationStore conversations;
    private final Report report;
    private final AtomicInteger wrongTokens = new AtomicInteger();

    /** The reception of one who comes from {@code client}, which has {@code quota}. */
    public Reception(
            ClientAddress client,
            ClientQuota quota,
            Blocked blocked,
            StartGate gate,
            Starts starts,
            ConversationStore conversations,
            Report report) {
        this.client = client;
        this.quota = quota;
        this.blocked = blocked;
        this.gate = gate;
        this.starts = starts;
        this.conversations = conversations;
        this.report = report;
    }

    /** Whether who comes from here is blocked, by address or as the visitor of the conversation {@code mine}. */
    boolean isBlocked(@Nullable ConversationRecord mine) {
        return blocked.has(client, mine);
    }

    /** Asks all that is to be known before anything of a {@code start} is stored; fails when it is refused. */
    CompletableFuture<Void> admit(VisitorFrame.Start start) {
        blocked.refuse(client, start.email());
        if (!quota.admits()) {
            throw new FrameException(ErrorCode.RATE_LIMITED, "Too much was stored from this address; wait.");
        }
        return gate.refuses(client, start)
                .toCompletableFuture()
                .orTimeout(LONGEST_ADMISSION.toSeconds(), TimeUnit.SECONDS)
                .thenAccept(refusal -> refusal.ifPresent(why -> {
                    throw new FrameException(ErrorCode.NOT_ALLOWED, why);
                }));
    }

    /** Starts a conversation, which is admitted. Asks the store and blocks. */
    Starts.Started start(VisitorFrame.Start start) {
        return starts.start(client, quota, start);
    }

    /** Refuses who has shown so many wrong tokens that no more are looked at. */
    void admitToken() {
        if (wrongTokens.get() >= MOST_WRONG_TOKENS || !quota.admitsToken()) {
            throw new FrameException(ErrorCode.RATE_LIMITED, "Too many tokens that open nothing; wait.");
        }
    }

    /** The conversation that a token opens, which is {@code mine} if the visitor has one already. Asks the store and blocks. */
    ConversationRecord resume(String token, @Nullable ConversationRecord mine) {
        ConversationRecord found = conversations
                .find(Tokens.conversationIn(token))
                .filter(c -> Tokens.opens(token, c.tokenHash()))
                .orElseThrow(() -> wrong(ErrorCode.BAD_TOKEN, "This token opens no conversation."));
        blocked.refuse(client, found.visitor().email());
        if (mine != null && !mine.id().equals(found.id())) {
            throw wrong(ErrorCode.ALREADY_STARTED, "This socket has another conversation already.");
        }
        report.returns(found);
        return found;
    }

    private FrameException wrong(ErrorCode code, String text) {
        wrongTokens.incrementAndGet();
        quota.wrongToken();
        return new FrameException(code, text);
    }
}
