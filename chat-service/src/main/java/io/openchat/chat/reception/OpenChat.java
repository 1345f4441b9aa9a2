package io.openchat.chat.reception;

import io.openchat.chat.conversation.Outbound;
import io.openchat.chat.conversation.ReplayQueue;
import io.openchat.chat.conversation.Rooms;
import io.openchat.chat.conversation.Subscriber;
import io.openchat.shared.record.ConversationRecord;
import io.openchat.shared.wire.ErrorCode;
import io.openchat.shared.wire.FrameException;
import io.openchat.shared.wire.ServiceFrame;
import org.jspecify.annotations.Nullable;

/** The conversation that a visitor has open on one socket, from its start or resume on. */
public final class OpenChat {
    private final Rooms rooms;
    private final Subscriber subscriber;
    private volatile @Nullable ConversationRecord record;
    /** Hash of the token that opened the conversation on this socket. */
    private volatile String tokenHash = "";

    private boolean closed;

    /** None yet; the one that is opened has what the visitor lacks read in turn by {@code reads}. */
    public OpenChat(Rooms rooms, Outbound out, ReplayQueue reads) {
        this.rooms = rooms;
        this.subscriber = Subscriber.visitor(out, reads);
    }

    /** Opens a conversation, or gives again what comes after {@code lastSeq} in the one that is open; {@code token} is told, if fresh. */
    void open(ConversationRecord opened, String hash, long lastSeq, @Nullable String token) {
        synchronized (this) {
            if (!closed) {
                record = opened;
                rooms.join(opened, subscriber, lastSeq, new ServiceFrame.Started(opened.id(), token, null));
            }
        }
        tokenHash = hash;
    }

    /** Gives again what comes after {@code lastSeq} if {@code token} opens the one that is open; false when it does not. */
    boolean reopens(String token, long lastSeq) {
        ConversationRecord mine = record;
        if (mine == null || !Tokens.opens(token, tokenHash)) {
            return false;
        }
        open(rooms.newest(mine), tokenHash, lastSeq, null);
        return true;
    }

    /** As it was when it was opened; null when none is. */
    @Nullable
    ConversationRecord record() {
        return record;
    }

    /** As it was when it was opened; refuses when none is. */
    ConversationRecord mine() {
        ConversationRecord mine = record;
        if (mine == null) {
            throw new FrameException(ErrorCode.NOT_STARTED, "Start or resume a conversation first.");
        }
        return mine;
    }

    /** The conversation as it is now, as far as is known here; {@code known} is what is known otherwise. */
    ConversationRecord newest(ConversationRecord known) {
        return rooms.newest(known);
    }

    /** The visitor as one of those who are in it. */
    Subscriber subscriber() {
        return subscriber;
    }

    /** Whether the socket is gone, and nothing can be opened on it any more. */
    synchronized boolean isClosed() {
        return closed;
    }

    /** Leaves it; the socket is gone. */
    void close() {
        ConversationRecord mine;
        synchronized (this) {
            closed = true;
            mine = record;
        }
        if (mine != null) {
            rooms.leave(mine.id(), subscriber);
        }
    }
}
