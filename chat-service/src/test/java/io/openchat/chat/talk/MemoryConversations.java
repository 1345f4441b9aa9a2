package io.openchat.chat.talk;

import io.openchat.chat.conversation.Agent;
import io.openchat.chat.conversation.ConversationStore;
import io.openchat.shared.record.ConversationRecord;
import io.openchat.shared.record.ConversationRecord.Seen;
import io.openchat.shared.record.EndedBy;
import io.openchat.shared.record.SessionRecord;
import io.openchat.shared.wire.Phase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The stored conversations, sessions and agents in memory, with the conditional updates of the real ones. */
public final class MemoryConversations implements ConversationStore {
    public final Trouble trouble = new Trouble();
    /** Trouble of the moves alone. */
    public final Trouble moveTrouble = new Trouble();
    /** Trouble of the sessions alone: the store, or the pod, dies between a move and its session. */
    public final Trouble sessionTrouble = new Trouble();

    private final Map<String, ConversationRecord> records = new HashMap<>();
    private final Map<String, SessionRecord> sessions = new TreeMap<>();
    private final Map<String, Agent> agents = new HashMap<>();
    private final Map<String, Boolean> available = new HashMap<>();
    private final Map<String, Instant> agentSeenAt = new HashMap<>();
    private Runnable afterLooking = () -> {};
    private Runnable beforeSessionEnd = () -> {};

    /** Runs {@code deed} once, when the next session is about to end: something comes in between. */
    public void beforeASessionEnds(Runnable deed) {
        beforeSessionEnd = () -> {
            beforeSessionEnd = () -> {};
            deed.run();
        };
    }

    public void register(Agent agent) {
        agents.put(agent.id(), agent);
    }

    /** Runs {@code deed} once, right after the next sweep has found who is gone: something comes in between. */
    public void afterLookingForTheGone(Runnable deed) {
        afterLooking = () -> {
            afterLooking = () -> {};
            deed.run();
        };
    }

    public synchronized ConversationRecord get(String id) {
        return Optional.ofNullable(records.get(id)).orElseThrow();
    }

    public synchronized int size() {
        return records.size();
    }

    public synchronized List<SessionRecord> sessions() {
        return List.copyOf(sessions.values());
    }

    public synchronized Optional<Boolean> availability(String agent) {
        return Optional.ofNullable(available.get(agent));
    }

    public synchronized void removeSession(String id) {
        sessions.remove(id);
    }

    @Override
    public boolean create(ConversationRecord record) {
        return ask(() -> records.putIfAbsent(record.id(), record) == null);
    }

    @Override
    public Optional<ConversationRecord> find(String id) {
        return ask(() -> Optional.ofNullable(records.get(id)));
    }

    @Override
    public List<ConversationRecord> find(Collection<String> ids) {
        return list(record -> ids.contains(record.id()));
    }

    public List<ConversationRecord> open() {
        return list(record -> !isIn(Phase.ENDED, record));
    }

    @Override
    public List<ConversationRecord> open(Map<String, ConversationRecord> known) {
        return open();
    }

    @Override
    public List<String> waitingAloneSince(Instant then) {
        return gone(list(r -> isIn(Phase.WAITING, r)
                        && r.served() == 0
                        && r.seen().visitorAt().isBefore(then)))
                .stream()
                .map(ConversationRecord::id)
                .toList();
    }

    @Override
    public boolean move(ConversationRecord next) {
        return moveTrouble.around(() -> ask(() -> {
            ConversationRecord known = records.get(next.id());
            if (known == null || known.version() != next.version() - 1) {
                return false;
            }
            records.put(
                    next.id(),
                    with(
                            next,
                            known.tokenHash(),
                            new Seen(known.seen().visitorAt(), next.seen().agentAt())));
            return true;
        }));
    }

    @Override
    public void retoken(String id, String tokenHash) {
        change(id, r -> with(r, tokenHash, r.seen()));
    }

    @Override
    public void paid(Map<String, Long> versions) {
        versions.forEach((id, version) ->
                change(id, r -> owes(r, version) ? with(r, r.tokenHash(), null, r.seen()) : r));
    }

    private static boolean owes(ConversationRecord record, long version) {
        ConversationRecord.Owed owed = record.owed();
        return owed != null && owed.version() == version;
    }

    @Override
    public List<ConversationRecord> owing(Instant then) {
        return list(r -> {
            ConversationRecord.Owed owed = r.owed();
            return owed != null && owed.at().isBefore(then);
        });
    }

    @Override
    public void seen(Collection<String> visitorsOf, Collection<String> agentsOf, Instant at) {
        visitorsOf.forEach(id ->
                change(id, r -> with(r, r.tokenHash(), new Seen(at, r.seen().agentAt()))));
        agentsOf.forEach(id -> change(
                id,
                r -> isIn(Phase.CHATTING, r)
                        ? with(r, r.tokenHash(), new Seen(r.seen().visitorAt(), at))
                        : r));
        // nobody to report is a question to the store, too
        var _ = ask(() -> true);
    }

    @Override
    public List<ConversationRecord> visitorGoneSince(Instant then) {
        return gone(list(r -> !isIn(Phase.ENDED, r) && r.seen().visitorAt().isBefore(then)));
    }

    @Override
    public List<ConversationRecord> agentGoneSince(Instant then) {
        return gone(list(r -> {
            Instant seen = r.seen().agentAt();
            return isIn(Phase.CHATTING, r) && seen != null && seen.isBefore(then);
        }));
    }

    @Override
    public void sessionBegins(SessionRecord session) {
        var _ = sessionTrouble.around(() -> ask(() -> sessions.putIfAbsent(session.id(), session) == null));
    }

    @Override
    public void sessionEnds(String id, Instant at, EndedBy by) {
        beforeSessionEnd.run();
        var _ = sessionTrouble.around(() -> ask(() -> sessions.computeIfPresent(
                        id,
                        (_, s) -> s.endedAt() != null
                                ? s
                                : new SessionRecord(
                                        id,
                                        s.conversation(),
                                        s.number(),
                                        s.agency(),
                                        s.agent(),
                                        s.client(),
                                        s.startedAt(),
                                        at,
                                        by))
                != null));
    }

    @Override
    public void available(String agent, boolean on) {
        var _ = ask(() -> {
            available.put(agent, on);
            return on;
        });
    }

    @Override
    public void agentsSeen(Collection<String> present, Instant at) {
        var _ = ask(() -> {
            present.forEach(agent -> agentSeenAt.put(agent, at));
            return present;
        });
    }

    @Override
    public void unavailableIfGoneSince(Instant then) {
        var _ = ask(() -> {
            agentSeenAt.forEach((agent, at) -> available.computeIfPresent(agent, (_, on) -> on && !at.isBefore(then)));
            return then;
        });
    }

    @Override
    public Optional<Agent> agent(String id) {
        return ask(() -> Optional.ofNullable(agents.get(id)));
    }

    private List<ConversationRecord> gone(List<ConversationRecord> found) {
        if (!found.isEmpty()) {
            afterLooking.run();
        }
        return found;
    }

    private List<ConversationRecord> list(Predicate<ConversationRecord> condition) {
        return ask(() -> new ArrayList<>(records.values().stream()
                .filter(condition)
                .sorted(Comparator.comparing(ConversationRecord::waitingSince))
                .toList()));
    }

    private void change(String id, UnaryOperator<ConversationRecord> change) {
        var _ = ask(() -> Optional.ofNullable(records.computeIfPresent(id, (_, record) -> change.apply(record))));
    }

    private <T> T ask(Supplier<T> question) {
        return trouble.around(() -> {
            synchronized (this) {
                return question.get();
            }
        });
    }

    private static boolean isIn(Phase phase, ConversationRecord record) {
        return record.phase() == phase;
    }

    private static ConversationRecord with(ConversationRecord r, String tokenHash, Seen seen) {
        return with(r, tokenHash, r.owed(), seen);
    }

    private static ConversationRecord with(
            ConversationRecord r, String tokenHash, ConversationRecord.@Nullable Owed owed, Seen seen) {
        return new ConversationRecord(
                r.id(),
                r.visitor(),
                r.department(),
                r.departmentKey(),
                r.createdAt(),
                tokenHash,
                r.status(),
                r.version(),
                owed,
                seen,
                r.rating());
    }
}
