package io.openchat.chat.queue;

import io.openchat.chat.conversation.Agent;
import io.openchat.chat.conversation.LruMap;
import io.openchat.chat.conversation.Outbound;
import io.openchat.chat.conversation.WaitingList;
import io.openchat.shared.record.AgentRef;
import io.openchat.shared.record.ConversationRecord;
import io.openchat.shared.wire.Phase;
import io.openchat.shared.wire.ServiceFrame;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The open conversations as this pod knows them, and the agents here who watch them.
 *
 * <p>The bus changes it at once, the store every few seconds ({@link #refresh}); of two records the higher version holds. Each
 * agent is told by a {@link QueueFeed}, in pages, as fast as the agent's socket takes them.
 */
public final class OpenConversations implements WaitingList {
    /** Who came first is next; of two who came in the same millisecond every pod names the same one. */
    static final Comparator<ConversationRecord> ORDER =
            Comparator.comparing(ConversationRecord::waitingSince).thenComparing(ConversationRecord::id);

    /** Ended conversations remembered, so that late news of them does not bring them back. */
    private static final int REMEMBERED = 10_000;

    private final Map<String, ConversationRecord> open = new HashMap<>();
    private final NavigableSet<ConversationRecord> waiting = new TreeSet<>(ORDER);
    private final NavigableSet<ConversationRecord> chatting = new TreeSet<>(ORDER);
    private final Map<String, Long> ended = new LruMap<>(REMEMBERED);
    private final Map<Outbound, QueueFeed> feeds = new LinkedHashMap<>();
    private final Executor worker;
    private final Consumer<String> over;
    private boolean loaded;

    /** A queue whose pages {@code worker} makes, and which tells {@code over} of each conversation that has ended. */
    public OpenConversations(Executor worker, Consumer<String> over) {
        this.worker = worker;
        this.over = over;
    }

    /** Gives an agent the whole queue, now or as soon as it is known, and every change from then on. */
    public void subscribe(Agent agent, Outbound out) {
        QueueFeed feed = new QueueFeed(this, agent.id(), out, worker);
        synchronized (this) {
            feeds.put(out, feed);
        }
        feed.wake();
    }

    /** Tells an agent's socket nothing any more. */
    public synchronized void unsubscribe(Outbound out) {
        feeds.remove(out);
    }

    @Override
    public void changed(ConversationRecord record) {
        List<QueueFeed> told;
        synchronized (this) {
            told = apply(record) ? List.copyOf(feeds.values()) : List.of();
        }
        told.forEach(QueueFeed::wake);
    }

    /** What is open now, to be given to {@link #refresh} with what the store says afterwards. */
    public synchronized Map<String, ConversationRecord> known() {
        return Map.copyOf(open);
    }

    /** The store holds these open conversations; those {@code before} that are not among them have ended. */
    public void refresh(Map<String, ConversationRecord> before, Collection<ConversationRecord> stored) {
        List<QueueFeed> told;
        synchronized (this) {
            stored.forEach(this::apply);
            Map<String, ConversationRecord> gone = new HashMap<>(before);
            stored.forEach(record -> gone.remove(record.id()));
            gone.forEach((id, record) -> {
                ConversationRecord now = open.get(id);
                if (now != null && now.version() == record.version()) {
                    remove(now);
                    over.accept(id);
                    tell(now);
                }
            });
            loaded = true;
            told = List.copyOf(feeds.values());
        }
        told.forEach(QueueFeed::wake);
    }

    /** The places of all who wait; 1 is next. */
    public synchronized Map<String, Integer> positions() {
        Map<String, Integer> positions = HashMap.newHashMap(waiting.size());
        waiting.forEach(record -> positions.put(record.id(), positions.size() + 1));
        return positions;
    }

    @Override
    public synchronized Optional<Integer> place(ConversationRecord record) {
        return waiting.contains(record) ? Optional.of(waiting.headSet(record).size() + 1) : Optional.empty();
    }

    /** How many open conversations are in this phase, as far as is known here. */
    public synchronized int count(Phase phase) {
        return switch (phase) {
            case WAITING -> waiting.size();
            case CHATTING -> chatting.size();
            case ENDED -> 0;
        };
    }

    /** Whether there is something to tell, which {@code feed} now does, page after page. */
    synchronized boolean begins(QueueFeed feed) {
        return isHere(feed) && feed.begins();
    }

    /** The next page for an agent; none when all is told, or nobody is there any more. */
    synchronized Optional<ServiceFrame.Queue> page(QueueFeed feed) {
        return isHere(feed) ? feed.page() : Optional.empty();
    }

    private boolean isHere(QueueFeed feed) {
        return loaded && feed.equals(feeds.get(feed.out));
    }

    // ---- for the feeds, under the lock

    Optional<ConversationRecord> find(String id) {
        return Optional.ofNullable(open.get(id));
    }

    /** Those whom this agent has. */
    Stream<ConversationRecord> heldBy(String agent) {
        return chatting.stream().filter(record -> {
            AgentRef holder = record.agent();
            return holder != null && holder.id().equals(agent);
        });
    }

    /** Who waits, and then who is served, from the one after {@code last} on. */
    Stream<ConversationRecord> after(Optional<ConversationRecord> last) {
        return last.map(record -> isWaiting(record)
                        ? Stream.concat(waiting.tailSet(record, false).stream(), chatting.stream())
                        : chatting.tailSet(record, false).stream())
                .orElseGet(() -> Stream.concat(waiting.stream(), chatting.stream()));
    }

    /** Whether it waits for an agent. */
    public static boolean isWaiting(ConversationRecord record) {
        return record.phase() == Phase.WAITING;
    }

    // ----

    /** Whether that changed anything. */
    private boolean apply(ConversationRecord record) {
        ConversationRecord known = open.get(record.id());
        if (ended.containsKey(record.id()) || (known != null && known.version() >= record.version())) {
            return false;
        }
        if (known != null) {
            remove(known);
        }
        if (record.phase() == Phase.ENDED) {
            ended.put(record.id(), record.version());
            over.accept(record.id());
        } else {
            open.put(record.id(), record);
            var _ = (isWaiting(record) ? waiting : chatting).add(record);
        }
        tell(record);
        return true;
    }

    private void remove(ConversationRecord known) {
        open.remove(known.id());
        var _ = (isWaiting(known) ? waiting : chatting).remove(known);
    }

    private void tell(ConversationRecord record) {
        if (loaded) {
            feeds.values().forEach(feed -> feed.changed(record));
        }
    }
}
