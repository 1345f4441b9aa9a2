package io.openchat.chat.conversation;

import io.openchat.shared.record.ConversationRecord;
import io.openchat.shared.record.SessionRecord;
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
import java.util.HashSet;
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

    private final Relay relay;
    private final Conversations conversations;
    private final Duration visitorGrace;
    private final Duration agentGrace;
    /** Since when the store has taken every report of who is here. */
    private @Nullable Instant reportingSince;

    private Instant lastReport = Instant.MIN;
    /** Sessions without an end, though their conversation has gone on, as of the last {@link #mend}. */
    private final Set<String> endless = new HashSet<>();

    /** How long the place of a visitor and of an agent is kept after the last socket has gone. */
    public Housekeeping(Relay relay, Duration visitorGrace, Duration agentGrace) {
        this.relay = relay;
        this.conversations = relay.conversations;
        this.visitorGrace = visitorGrace;
        this.agentGrace = agentGrace;
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
        List<ConversationRecord> open = conversations.open();
        relay.queue().refresh(before, open);
        Map<String, ConversationRecord> stored = new HashMap<>();
        open.forEach(record -> stored.put(record.id(), record));
        List<String> unknown = relay.here().stream()
                .map(Conversation::record)
                .filter(record -> !record.state().equals(Phase.ENDED.wire()) && !stored.containsKey(record.id()))
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
        relay.lifecycle().tellAgain();
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
        if (since.plus(visitorGrace).isBefore(now)) {
            Instant then = now.minus(visitorGrace);
            move(
                    conversations.visitorGoneSince(then),
                    state -> isGone(state.record().visitorSeenAt(), then) ? state.endByVisitor(true, now) : BACK);
        }
        if (since.plus(agentGrace).isBefore(now)) {
            Instant then = now.minus(agentGrace);
            move(
                    conversations.agentGoneSince(then),
                    state -> isGone(state.record().agentSeenAt(), then) ? state.dropAgent(now) : BACK);
            conversations.unavailableIfGoneSince(then);
        }
    }

    private boolean paused(Instant now) {
        return lastReport.isBefore(now.minus(LONGEST_PAUSE));
    }

    /** Asked again of the record that is moved: another pod may have swept it meanwhile, and another agent taken it. */
    private static boolean isGone(@Nullable Instant seenAt, Instant then) {
        return seenAt != null && seenAt.isBefore(then);
    }

    /**
     * Mends sessions that a pod could not record because it, or the store, died between a move and its session.
     *
     * <p>An end that lacks is made up for only when it still lacked a round later: the pod that moved the conversation may be
     * about to record it, and knows why it ended.
     */
    public void mend() {
        Map<String, SessionRecord> running = new HashMap<>();
        conversations.runningSessions().forEach(session -> running.put(session.id(), session));
        List<ConversationRecord> chatting = conversations.open().stream()
                .filter(record -> record.state().equals(Phase.CHATTING.wire()))
                .toList();
        for (ConversationRecord record : chatting) {
            if (running.remove(SessionRecord.id(record.id(), record.served())) == null) {
                conversations.sessionBegins(Lifecycle.session(record, relay.clock));
            }
        }
        Set<String> overdue = Set.copyOf(endless);
        endless.clear();
        endless.addAll(running.keySet());
        running.values().stream()
                .filter(session -> overdue.contains(session.id()))
                .forEach(this::end);
    }

    private void end(SessionRecord session) {
        conversations
                .find(session.conversation())
                .filter(now -> now.served() == session.number())
                .ifPresentOrElse(now -> endLike(now, session), () -> drop(session));
    }

    private void endLike(ConversationRecord now, SessionRecord session) {
        Instant at = now.endedAt();
        if (at != null) {
            conversations.sessionEnds(session.id(), at, Objects.requireNonNullElse(now.endedBy(), "drop"));
            relay.lifecycle().tellEnd(now);
        } else if (now.state().equals(Phase.WAITING.wire())) {
            drop(session);
        }
    }

    /** Who ended it and when is lost; that it has ended is not. */
    private void drop(SessionRecord session) {
        conversations.sessionEnds(session.id(), relay.clock.instant(), "drop");
    }

    private void move(List<ConversationRecord> left, Function<State, State.Next> transition) {
        for (ConversationRecord record : left) {
            try {
                var _ = relay.lifecycle().move(record.id(), transition);
            } catch (FrameException e) {
                LOG.log(Level.DEBUG, () -> record.id() + " is not swept: " + e.text());
            }
        }
    }

    private Collection<String> here(Side side) {
        return relay.here().stream()
                .filter(conversation -> conversation.has(side))
                .map(conversation -> conversation.record().id())
                .toList();
    }
}
