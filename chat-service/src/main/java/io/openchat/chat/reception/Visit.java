package io.openchat.chat.reception;

import io.openchat.chat.conversation.Lifecycle;
import io.openchat.chat.conversation.Relay;
import io.openchat.chat.conversation.StoreException;
import io.openchat.chat.conversation.Subscriber;
import io.openchat.chat.conversation.Tracing;
import io.openchat.chat.conversation.Transcript;
import io.openchat.chat.quota.ClientQuota;
import io.openchat.chat.quota.Writings;
import io.openchat.chat.quota.Written;
import io.openchat.shared.record.Content;
import io.openchat.shared.record.ConversationRecord;
import io.openchat.shared.record.MessageRecord;
import io.openchat.shared.wire.ErrorCode;
import io.openchat.shared.wire.FrameException;
import io.openchat.shared.wire.Phase;
import io.openchat.shared.wire.Side;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * What one visitor can do in a conversation, at whichever door it is asked for, within the quotas of the visitor and the address.
 *
 * <p>What is not possible is a {@link FrameException} with the code that says why; a {@link StoreException} says that the store did
 * not answer. {@link #rate} and {@link #end} ask the store and block.
 */
public final class Visit {
    private final ClientQuota quota;
    private final Writings writings;
    private final Relay relay;
    private final Lifecycle lifecycle;

    /** A visit of one who comes from where there is {@code quota}. */
    public Visit(ClientQuota quota, Writings writings, Relay relay, Lifecycle lifecycle) {
        this.quota = quota;
        this.writings = writings;
        this.relay = relay;
        this.lifecycle = lifecycle;
    }

    /**
     * Says something.
     *
     * @param id the client's; the same again is stored once
     * @param origin the socket that is told by an {@code ack} instead of the message
     */
    CompletableFuture<MessageRecord> say(ConversationRecord mine, String id, String text, Subscriber origin) {
        if (mine.phase() == Phase.ENDED) {
            return CompletableFuture.failedFuture(new FrameException(ErrorCode.ENDED, "This conversation has ended."));
        }
        return writings.lookedAt(mine.id()).thenCompose(written -> store(mine, id, text, origin, written));
    }

    /** Judges the help received. */
    ConversationRecord rate(ConversationRecord mine, int score, @Nullable String comment) {
        Written written = writings.in(mine.id());
        requireRoom(written);
        ConversationRecord rated = lifecycle.move(mine.id(), (state, now) -> state.rate(score, comment, now));
        spend(written, Transcript.AROUND + Transcript.bytes(Objects.requireNonNullElse(comment, "")));
        return rated;
    }

    /** Ends the conversation. */
    ConversationRecord end(ConversationRecord mine) {
        return lifecycle.move(mine.id(), (state, now) -> state.endByVisitor(false, now));
    }

    /** The visitor as the author of what is said. */
    static MessageRecord.Author author(ConversationRecord mine) {
        return new MessageRecord.Author(Side.VISITOR, mine.visitor().name(), null);
    }

    private CompletableFuture<MessageRecord> store(
            ConversationRecord mine, String id, String text, Subscriber origin, Written written) {
        if (written.isFull()) {
            throw new FrameException(
                    ErrorCode.QUOTA, "This conversation holds as much as can wait; go on when an agent has answered.");
        }
        requireRoom(written);
        Tracing.Step sending = relay.sending(mine.id());
        var draft = new Transcript.Draft(mine.id(), id, author(mine), new Content.Text(text), mine.served());
        return sending.until(relay.append(draft, origin, sending)).thenApply(message -> {
            spend(written, Transcript.AROUND + Transcript.bytes(text));
            return message;
        });
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
}
