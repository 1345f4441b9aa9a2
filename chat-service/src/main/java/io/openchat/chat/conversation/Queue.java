package io.openchat.chat.conversation;

import io.openchat.shared.record.ConversationRecord;
import io.openchat.shared.wire.Phase;
import io.openchat.shared.wire.ServiceFrame;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The open conversations as this pod knows them, and the agents here who watch them.
 *
 * <p>The bus changes it at once, the store every few seconds ({@link #refresh}); of two records the higher version holds.
 */
final class Queue {
    /** Who came first is next; of two who came in the same millisecond every pod names the same one. */
    private static final Comparator<ConversationRecord> ORDER =
            Comparator.comparing(ConversationRecord::waitingSince).thenComparing(ConversationRecord::id);

    /** Ended conversations remembered, so that late news of them does not bring them back. */
    private static final int REMEMBERED = 10_000;

    private final Map<String, ConversationRecord> open = new HashMap<>();
    private final Map<String, Long> ended = new Recent<>(REMEMBERED);
    private final List<Outbound> agents = new ArrayList<>();
    private boolean loaded;

    /** Gives an agent the whole queue, now or as soon as it is known, and every change from then on. */
    synchronized void subscribe(Outbound agent) {
        agents.add(agent);
        if (loaded) {
            agent.send(snapshot());
        }
    }

    synchronized void unsubscribe(Outbound agent) {
        agents.remove(agent);
    }

    /** A conversation is as {@code record} says, unless a newer state is known. */
    synchronized void changed(ConversationRecord record) {
        if (loaded) {
            tell(apply(record));
        } else {
            apply(record);
        }
    }

    /** What is open now, to be given to {@link #refresh} with what the store says afterwards. */
    synchronized Map<String, ConversationRecord> known() {
        return Map.copyOf(open);
    }

    /** The store holds these open conversations; those {@code before} that are not among them have ended. */
    synchronized void refresh(Map<String, ConversationRecord> before, Collection<ConversationRecord> stored) {
        Changes changes = new Changes();
        stored.forEach(record -> changes.add(apply(record)));
        Map<String, ConversationRecord> gone = new HashMap<>(before);
        stored.forEach(record -> gone.remove(record.id()));
        gone.forEach((id, record) -> {
            if (record.equals(open.get(id))) {
                open.remove(id);
                changes.removed.add(id);
            }
        });
        if (loaded) {
            tell(changes);
        } else {
            loaded = true;
            agents.forEach(agent -> agent.send(snapshot()));
        }
    }

    /** The places of all who wait; 1 is next. */
    synchronized Map<String, Integer> positions() {
        Map<String, Integer> positions = new HashMap<>();
        waiting().sorted(ORDER).forEach(record -> positions.put(record.id(), positions.size() + 1));
        return positions;
    }

    /** The place of one who waits, as far as is known here. */
    synchronized Optional<Integer> place(ConversationRecord record) {
        if (!open.containsKey(record.id()) || !record.state().equals(Phase.WAITING.wire())) {
            return Optional.empty();
        }
        long before =
                waiting().filter(other -> ORDER.compare(other, record) < 0).count();
        return Optional.of((int) before + 1);
    }

    /** How many are in this state. */
    synchronized int count(Phase state) {
        return (int) open.values().stream()
                .filter(record -> record.state().equals(state.wire()))
                .count();
    }

    private Stream<ConversationRecord> waiting() {
        return open.values().stream().filter(record -> record.state().equals(Phase.WAITING.wire()));
    }

    private Changes apply(ConversationRecord record) {
        Changes changes = new Changes();
        ConversationRecord known = open.get(record.id());
        boolean late = ended.containsKey(record.id()) || (known != null && known.version() >= record.version());
        if (late) {
            return changes;
        }
        if (record.state().equals(Phase.ENDED.wire())) {
            open.remove(record.id());
            ended.put(record.id(), record.version());
            changes.removed.add(record.id());
        } else {
            open.put(record.id(), record);
            changes.entries.add(Messages.entry(record));
        }
        return changes;
    }

    private void tell(Changes changes) {
        if (!changes.entries.isEmpty() || !changes.removed.isEmpty()) {
            ServiceFrame frame = new ServiceFrame.Queue(false, changes.entries, changes.removed);
            agents.forEach(agent -> agent.send(frame));
        }
    }

    private ServiceFrame snapshot() {
        return new ServiceFrame.Queue(
                true, open.values().stream().map(Messages::entry).toList(), List.of());
    }

    private static final class Changes {
        private final List<ServiceFrame.Entry> entries = new ArrayList<>();
        private final List<String> removed = new ArrayList<>();

        private void add(Changes other) {
            entries.addAll(other.entries);
            removed.addAll(other.removed);
        }
    }
}
