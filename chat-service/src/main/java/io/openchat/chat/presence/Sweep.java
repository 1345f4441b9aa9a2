package io.openchat.chat.presence;

import io.openchat.chat.conversation.ConversationStore;
import io.openchat.chat.conversation.Lifecycle;
import io.openchat.chat.conversation.StoreException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.IntSupplier;

/**
 * The end of what was left behind.
 *
 * <p>All changes are conditional updates, so every pod may do this at the same time and any pod may die.
 */
public final class Sweep {
    /**
     * How long the place of one who has not written is kept when places run out. A visitor was reported at most one report before
     * leaving, so reloading the page or locking the phone for a quarter of a minute costs nobody the place.
     */
    static final Duration WHEN_PRESSED = Duration.ofSeconds(25);

    private final Graces graces;
    private final ConversationStore conversations;
    private final AbandonedConversations abandoned;
    private final SilentVisitors silent;
    private final Report report;
    private final IntSupplier excess;
    private final Clock clock;

    /** Keeps places for so long; {@code excess} is by how many too many wait for everybody's to be kept so long. */
    public Sweep(
            Graces graces,
            ConversationStore conversations,
            Lifecycle lifecycle,
            SilentVisitors silent,
            Report report,
            IntSupplier excess,
            Clock clock) {
        this.graces = graces;
        this.conversations = conversations;
        this.abandoned = new AbandonedConversations(lifecycle);
        this.silent = silent;
        this.report = report;
        this.excess = excess;
        this.clock = clock;
    }

    /**
     * Ends the conversations of visitors who left, gives those of agents who left back to the queue, and takes these agents
     * off the roster of those who take visitors. Throws {@link StoreException} when the store does not answer.
     *
     * <p>Not before everybody has had a whole grace period to come back and be reported: after a night without power, or
     * without the store, all look as if they had gone.
     */
    public void run() {
        Instant now = clock.instant();
        report.unbrokenSince(now).ifPresent(since -> sweep(since, now));
    }

    private void sweep(Instant since, Instant now) {
        if (since.plus(graces.visitor()).isBefore(now)) {
            visitors(now.minus(graces.visitor()), now);
        }
        if (since.plus(graces.agent()).isBefore(now)) {
            agents(now.minus(graces.agent()), now);
        }
        if (since.plus(graces.silent()).isBefore(now)) {
            silent.end(graces.silent(), Integer.MAX_VALUE);
        }
        int tooMany = excess.getAsInt();
        if (tooMany > 0
                && graces.silent().compareTo(WHEN_PRESSED) > 0
                && since.plus(WHEN_PRESSED).isBefore(now)) {
            silent.end(WHEN_PRESSED, tooMany);
        }
    }

    private void visitors(Instant then, Instant now) {
        conversations
                .visitorGoneSince(then)
                .forEach(record -> abandoned.move(
                        record.id(),
                        still -> AbandonedConversations.isGone(still.seen().visitorAt(), then),
                        (state, _) -> state.endByVisitor(true, now)));
    }

    private void agents(Instant then, Instant now) {
        conversations
                .agentGoneSince(then)
                .forEach(record -> abandoned.move(
                        record.id(),
                        still -> AbandonedConversations.isGone(still.seen().agentAt(), then),
                        (state, _) -> state.dropAgent(now)));
        conversations.unavailableIfGoneSince(then);
    }
}
