package io.openchat.chat.conversation;

import io.openchat.shared.record.ConversationRecord;
import io.openchat.shared.wire.ErrorCode;
import io.openchat.shared.wire.FrameException;
import io.openchat.shared.wire.Phase;
import io.openchat.shared.wire.Side;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What is done again and again: compare with the store, say who is here, end what was left behind.
 *
 * <p>All changes are conditional updates, so every pod may do this at the same time and any pod may die. Methods throw
 * {@link StoreException} when the store does not answer; the next call tries again.
 */
public final class Housekeeping {
    private static final Logger LOG = System.getLogger(Housekeeping.class.getName());

    private static final State.Refusal BACK = new State.Refusal(ErrorCode.TAKEN, "Somebody is here again.");

    /** Reports come every ten seconds. Longer without one, and the process slept: nobody was reported, or could come back. */
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    /** How often every pod reports who is here. */
    private static final Duration REPORT = Duration.ofSeconds(10);

    /**
     * How long the place of one who has not written is kept when places run out. A visitor was reported at most one report before
     * leaving, so reloading the page or locking the phone for a quarter of a minute costs nobody the place.
     */
    static final Duration WHEN_PRESSED = Duration.ofSeconds(25);

    private static final Duration LONGEST_SWEEP = Duration.ofSeconds(4);

    private final Relay relay;
    private final ConversationStore conversations;
    private final Graces graces;
    /** Since when the store has taken every report of who is here. */
    private @Nullable Instant reportingSince;

    private Instant lastReport = Instant.MIN;

    /** Keeps the places for so long after the last socket has gone. */
    public Housekeeping(Relay relay, Graces graces) {
        this.relay = relay;
        this.conversations = relay.conversations;
        this.graces = graces;
    }

    /**
     * Brings the queue, and the states and messages of the conversations here, up to what the store holds; tells visitors their
     * place.
     *
     * <p>Costs three bounded questions, whatever the number of past conversations: the open ones, those here that are not among
     * them, and the next key of each one here.
     */
    public void refresh() {
        Map<String, ConversationRecord> before = relay.queue().known();
        List<ConversationRecord> open = conversations.open(before);
        relay.queue().refresh(before, open);
        Map<String, ConversationRecord> stored = new HashMap<>();
        open.forEach(record -> stored.put(record.id(), record));
        List<String> unknown = relay.here().stream()
                .map(ConversationRoom::record)
                .filter(record -> record.state() != Phase.ENDED && !stored.containsKey(record.id()))
                .map(ConversationRecord::id)
                .toList();
        if (!unknown.isEmpty()) {
            conversations.find(unknown).forEach(record -> stored.put(record.id(), record));
        }
        Map<String, Integer> positions = relay.queue().positions();
        relay.here().forEach(conversation -> {
            String id = conversation.record().id();
            if (stored.containsKey(id)) {
                relay.changed(Objects.requireNonNull(stored.get(id)));
            }
            conversation.position(positions.get(id));
            conversation.retry();
        });
        relay.lifecycle().sweep(relay.clock.instant());
        relay.catchUp();
    }

    /** Tells the store whose sockets are open here. */
    public void report() {
        Instant now = relay.clock.instant();
        try {
            conversations.seen(here(Side.VISITOR), here(Side.AGENT), now);
            conversations.agentsSeen(relay.agents().ids(), now);
        } catch (StoreException e) {
            reportingSince = null;
            throw e;
        }
        if (reportingSince == null || paused(now)) {
            reportingSince = now;
        }
        lastReport = now;
    }

    /**
     * Ends the conversations of visitors who left, gives those of agents who left back to the queue, and takes these agents
     * off the roster of those who take visitors.
     *
     * <p>Not before everybody has had a whole grace period to come back and be reported: after a night without power, or
     * without the store, all look as if they had gone.
     */
    public void sweep() {
        Instant now = relay.clock.instant();
        Instant since = reportingSince;
        if (since == null || paused(now)) {
            return;
        }
        if (since.plus(graces.visitor()).isBefore(now)) {
            Instant then = now.minus(graces.visitor());
            move(
                    conversations.visitorGoneSince(then),
                    state -> isGone(state.record().seen().visitorAt(), then) ? state.endByVisitor(true, now) : BACK);
        }
        if (since.plus(graces.agent()).isBefore(now)) {
            Instant then = now.minus(graces.agent());
            move(
                    conversations.agentGoneSince(then),
                    state -> isGone(state.record().seen().agentAt(), then) ? state.dropAgent(now) : BACK);
            conversations.unavailableIfGoneSince(then);
        }
        if (since.plus(graces.silent()).isBefore(now)) {
            endSilent(graces.silent(), Integer.MAX_VALUE);
        }
        int excess = relay.capacity().excess(relay.queue().count(Phase.WAITING));
        if (excess > 0
                && graces.silent().compareTo(WHEN_PRESSED) > 0
                && since.plus(WHEN_PRESSED).isBefore(now)) {
            endSilent(WHEN_PRESSED, excess);
        }
    }

    /** Whether this one, silent and in nobody's hands, was last seen so long ago that a sweep may soon take it for left. */
    static boolean isHardlyHeld(ConversationRecord record, Instant now) {
        return OpenConversations.isWaiting(record)
                && record.served() == 0
                && record.seen().visitorAt().isBefore(now.minus(REPORT));
    }

    /** Ends at most so many that wait without a word and without a socket, the longest waiting first. */
    private void endSilent(Duration grace, int most) {
        Instant began = relay.clock.instant();
        Instant then = began.minus(grace);
        List<String> alone = conversations.waitingAloneSince(then);
        Map<String, Long> first = new HashMap<>();
        alone.forEach(id -> first.put(id, 0L));
        Set<String> spoken = relay.spokenIn(first);
        Iterator<String> left =
                alone.stream().filter(id -> !spoken.contains(id)).limit(most).iterator();
        // the rest by the next sweep, which is due soon: others wait for the store, too
        while (left.hasNext() && relay.clock.instant().isBefore(began.plus(LONGEST_SWEEP))) {
            move(
                    left.next(),
                    state -> OpenConversations.isWaiting(state.record())
                                    && isGone(state.record().seen().visitorAt(), then)
                            ? state.endByVisitor(true, relay.clock.instant())
                            : BACK);
        }
    }

    private boolean paused(Instant now) {
        return lastReport.isBefore(now.minus(LONGEST_PAUSE));
    }

    /** Asked again of the record that is moved: another pod may have swept it meanwhile, and another agent taken it. */
    private static boolean isGone(@Nullable Instant seenAt, Instant then) {
        return seenAt != null && seenAt.isBefore(then);
    }

    private void move(List<ConversationRecord> left, Function<State, State.Next> transition) {
        left.forEach(record -> move(record.id(), transition));
    }

    private void move(String id, Function<State, State.Next> transition) {
        try {
            var _ = relay.lifecycle().move(id, transition);
        } catch (FrameException e) {
            LOG.log(Level.DEBUG, () -> id + " is not swept: " + e.text());
        }
    }

    private Collection<String> here(Side side) {
        return relay.here().stream()
                .filter(conversation -> conversation.has(side))
                .map(conversation -> conversation.record().id())
                .toList();
    }
}
