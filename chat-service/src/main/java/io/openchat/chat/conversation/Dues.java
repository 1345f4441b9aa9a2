package io.openchat.chat.conversation;

import io.openchat.shared.record.AgentRef;
import io.openchat.shared.record.Content;
import io.openchat.shared.record.ConversationRecord;
import io.openchat.shared.record.ConversationRecord.Owed;
import io.openchat.shared.record.EndedBy;
import io.openchat.shared.record.MessageRecord;
import io.openchat.shared.record.SessionRecord;
import io.openchat.shared.wire.Side;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Pays what a change of a conversation's status made due: the session that ends or begins with it, and the entry in its transcript.
 *
 * <p>The change itself records what it owes, so whoever dies after it, or finds no store, leaves nothing undone: the next to change
 * the conversation pays first, and a sweep pays where nobody comes. All of it can be done twice. Since a conversation owes
 * one entry at most, the entries come in the order of the changes.
 */
public final class Dues {
    private static final Logger LOG = System.getLogger(Dues.class.getName());

    /** How long whoever made a change is given to pay for it before a sweep does. */
    private static final Duration OVERDUE = Duration.ofSeconds(5);

    private final ConversationStore conversations;
    private final Transcript transcript;
    private final Bus bus;

    /** What was paid here and stands as owed in the store still: conversations and versions. */
    private final Map<String, Long> paid = new ConcurrentHashMap<>();

    /** Dues that are paid into the transcript, of which {@code bus} tells. */
    public Dues(ConversationStore conversations, Transcript transcript, Bus bus) {
        this.conversations = conversations;
        this.transcript = transcript;
        this.bus = bus;
    }

    /**
     * Pays what {@code record} owes, if it owes anything.
     *
     * @return done when it is paid; fails with a {@link StoreException} when it stays owed
     */
    CompletableFuture<Void> pay(ConversationRecord record) {
        Owed owed = record.owed();
        if (owed == null || paid.getOrDefault(record.id(), 0L) >= owed.version()) {
            return CompletableFuture.completedFuture(null);
        }
        try {
            session(record, owed);
        } catch (StoreException e) {
            return CompletableFuture.failedFuture(e);
        }
        return transcript.append(entry(record, owed)).thenAccept(message -> {
            paid.merge(record.id(), owed.version(), Math::max);
            bus.publish(new Bus.Stored(message));
        });
    }

    /** Pays and waits for it; throws a {@link StoreException} when it stays owed. */
    void settle(ConversationRecord record) {
        try {
            pay(record).join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof StoreException store ? store : e;
        }
    }

    /** Strikes off what was paid here, and pays what others left behind. */
    void sweep(Instant now) {
        Map<String, Long> struck = Map.copyOf(paid);
        if (!struck.isEmpty()) {
            conversations.paid(struck);
            struck.forEach(paid::remove);
        }
        conversations.owing(now.minus(OVERDUE)).forEach(record -> {
            var _ = pay(record).exceptionally(thrown -> {
                LOG.log(Level.DEBUG, () -> record.id() + " still owes an entry: " + thrown.getMessage());
                return null;
            });
        });
    }

    private void session(ConversationRecord now, Owed owed) {
        switch (owed.event()) {
            case CLAIMED -> begins(now, owed);
            case TRANSFERRED -> {
                ends(now, now.served() - 1, EndedBy.TRANSFER, owed);
                begins(now, owed);
            }
            case RELEASED -> ends(now, now.served(), EndedBy.RELEASE, owed);
            case AGENT_DROPPED, ENDED_BY_DROP -> ends(now, now.served(), EndedBy.DROP, owed);
            case ENDED_BY_AGENT -> ends(now, now.served(), EndedBy.AGENT, owed);
            case ENDED_BY_VISITOR -> ends(now, now.served(), EndedBy.VISITOR, owed);
            case STARTED, RATED -> {}
        }
    }

    /** Of a conversation that ended in the queue the last session has ended before, if there was one; that end stays. */
    private void ends(ConversationRecord now, int session, EndedBy by, Owed owed) {
        if (session > 0) {
            conversations.sessionEnds(SessionRecord.id(now.id(), session), owed.at(), by);
        }
    }

    private void begins(ConversationRecord chatting, Owed owed) {
        AgentRef agent = Objects.requireNonNull(chatting.agent());
        conversations.sessionBegins(new SessionRecord(
                SessionRecord.id(chatting.id(), chatting.served()),
                chatting.id(),
                chatting.served(),
                chatting.status().agency(),
                agent,
                new SessionRecord.Client(
                        chatting.visitor().name(), chatting.visitor().email()),
                owed.at(),
                null,
                null));
    }

    /** Its id follows from the version: told twice, it is stored once. No client can have used it: theirs have no colon. */
    private static Transcript.Draft entry(ConversationRecord now, Owed owed) {
        return new Transcript.Draft(
                now.id(),
                owed.event().wire() + ":" + owed.version(),
                new MessageRecord.Author(Side.SYSTEM, owed.name(), null),
                new Content.Happened(owed.event(), owed.details()),
                now.served());
    }
}
