package io.openchat.chat.presence;

import io.openchat.chat.conversation.ConversationStore;
import io.openchat.chat.conversation.Rooms;
import io.openchat.chat.conversation.StoreException;
import io.openchat.chat.queue.OpenConversations;
import io.openchat.shared.record.ConversationRecord;
import io.openchat.shared.wire.Side;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The report to the store of whose sockets are open here, by which every pod knows who has left. */
public final class Report {
    /** How often every pod reports who is here. */
    private static final Duration EVERY = Duration.ofSeconds(10);

    /** Longer without a report, and the process slept: nobody was reported, or could come back. */
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    private final ConversationStore conversations;
    private final Rooms rooms;
    private final AgentsHere agents;
    private final Clock clock;

    /** Since when the store has taken every report. */
    private @Nullable Instant since;

    private Instant last = Instant.MIN;

    /** Reports who is in {@code rooms}, and which of the agents are here. */
    public Report(ConversationStore conversations, Rooms rooms, AgentsHere agents, Clock clock) {
        this.conversations = conversations;
        this.rooms = rooms;
        this.agents = agents;
        this.clock = clock;
    }

    /** Tells the store whose sockets are open here; throws {@link StoreException} when it does not answer. */
    public void run() {
        Instant now = clock.instant();
        try {
            conversations.seen(rooms.with(Side.VISITOR), rooms.with(Side.AGENT), now);
            conversations.agentsSeen(agents.ids(), now);
        } catch (StoreException e) {
            since = null;
            throw e;
        }
        if (since == null || hasPaused(now)) {
            since = now;
        }
        last = now;
    }

    /**
     * Reports a visitor who comes back at once, if one who is silent and in nobody's hands was last reported so long ago that a
     * sweep, here or elsewhere, may soon take the place. Asks the store and blocks.
     */
    public void returns(ConversationRecord record) {
        Instant now = clock.instant();
        boolean hardlyHeld = OpenConversations.isWaiting(record)
                && record.served() == 0
                && record.seen().visitorAt().isBefore(now.minus(EVERY));
        if (hardlyHeld) {
            conversations.seen(List.of(record.id()), List.of(), now);
        }
    }

    /** Since when everybody who is here was reported without a break; empty when at {@code now} that cannot be said. */
    Optional<Instant> unbrokenSince(Instant now) {
        return hasPaused(now) ? Optional.empty() : Optional.ofNullable(since);
    }

    private boolean hasPaused(Instant now) {
        return last.isBefore(now.minus(LONGEST_PAUSE));
    }
}
