package io.openchat.chat.presence;

import io.openchat.chat.conversation.ConversationStore;
import io.openchat.chat.conversation.Lifecycle;
import io.openchat.chat.conversation.Transcript;
import io.openchat.chat.queue.OpenConversations;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Visitors who wait and have not written anything: their places are given back sooner than those of others. */
public final class SilentVisitors {
    private static final Duration LONGEST_SWEEP = Duration.ofSeconds(4);

    private final ConversationStore conversations;
    private final Transcript transcript;
    private final AbandonedConversations abandoned;
    private final Clock clock;

    /** Those of whom {@code transcript} has no more than the start. */
    public SilentVisitors(ConversationStore conversations, Transcript transcript, Lifecycle lifecycle, Clock clock) {
        this.conversations = conversations;
        this.transcript = transcript;
        this.abandoned = new AbandonedConversations(lifecycle);
        this.clock = clock;
    }

    /** Ends at most so many that have been without a socket for longer than {@code grace}, the longest waiting first. */
    void end(Duration grace, int most) {
        Instant began = clock.instant();
        Instant then = began.minus(grace);
        List<String> alone = conversations.waitingAloneSince(then);
        Set<String> spoken = spokenIn(alone);
        Iterator<String> silent =
                alone.stream().filter(id -> !spoken.contains(id)).limit(most).iterator();
        // the rest by the next sweep, which is due soon: others wait for the store, too
        while (silent.hasNext() && clock.instant().isBefore(began.plus(LONGEST_SWEEP))) {
            abandoned.move(
                    silent.next(),
                    still -> OpenConversations.isWaiting(still)
                            && AbandonedConversations.isGone(still.seen().visitorAt(), then),
                    (state, now) -> state.endByVisitor(true, now));
        }
    }

    /** Those of them in which there is more than the start. */
    private Set<String> spokenIn(List<String> ids) {
        Map<String, Long> start = new HashMap<>();
        ids.forEach(id -> start.put(id, 0L));
        return start.isEmpty() ? Set.of() : transcript.beyond(start);
    }
}
