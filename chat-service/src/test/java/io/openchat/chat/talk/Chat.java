package io.openchat.chat.talk;

import io.openchat.chat.conversation.Agent;
import io.openchat.chat.conversation.Bus;
import io.openchat.chat.conversation.Workers;
import io.openchat.chat.core.Core;
import io.openchat.chat.presence.Graces;
import io.openchat.chat.quota.Bounds;
import io.openchat.chat.quota.Capacity;
import io.openchat.chat.reception.StartGate;
import io.openchat.shared.record.SessionRecord;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executor;

/**
 * Two pods over one store and one bus, and the people on them: the language of these tests.
 *
 * <p>Everything is done by the thread of the test, at once, unless the test says otherwise; so nothing has to be awaited.
 */
public final class Chat {
    public static final Duration VISITOR_GRACE = Duration.ofMinutes(2);
    public static final Duration SILENT_GRACE = Duration.ofSeconds(30);
    public static final Duration AGENT_GRACE = Duration.ofMinutes(1);

    public final TestClock clock = new TestClock();
    public final MemoryConversations conversations = new MemoryConversations();
    public final MemoryTranscript transcript = new MemoryTranscript(clock);
    public final FickleBus bus = new FickleBus();
    public final HeldExecutor storeWork = new HeldExecutor();
    public final Timers timers = new Timers(clock);
    public final Tracks tracks = new Tracks();
    public final Core here;
    public final Core there;

    /** Who decides about starts; the test may set another. */
    public StartGate gate = StartGate.OPEN;

    /** What is asked for whenever a bound is needed; the test may set others while people chat. */
    public Bounds bounds = Bounds.NONE;

    public Chat() {
        this(Bounds.NONE);
    }

    /** A chat with room for so many. */
    public Chat(Capacity capacity) {
        this.bounds = new Bounds(Bounds.NONE.visitor(), Bounds.NONE.address(), Bounds.NONE.agentReplays(), capacity);
        this.here = freshPod();
        this.there = freshPod();
    }

    /** A chat with bounds. */
    public Chat(Bounds bounds) {
        this.bounds = bounds;
        this.here = freshPod();
        this.there = freshPod();
    }

    /** A chat whose pods do what waits for the store as these say. */
    public Chat(Workers workers) {
        this.here = pod(workers);
        this.there = pod(workers);
    }

    /** A chat whose pods tell each other by ends of another bus. */
    public Chat(Bus here, Bus there) {
        Workers workers = new Workers(storeWork, storeWork, Runnable::run, timers);
        this.here = pod(workers, here);
        this.there = pod(workers, there);
    }

    /** A chat whose pods do what waits for the store on {@code executor}. */
    public Chat(Executor executor) {
        this(new Workers(executor, executor));
    }

    /** One more pod, as after a restart. */
    public Core freshPod() {
        return pod(new Workers(storeWork, storeWork, Runnable::run, timers));
    }

    public VisitorTab visitor() {
        return visitor(here);
    }

    public VisitorTab visitor(Core pod) {
        return new VisitorTab(pod, "");
    }

    public VisitorTab visitorFrom(String address) {
        return new VisitorTab(here, address);
    }

    public VisitorTab visitorFrom(String address, Core pod) {
        return new VisitorTab(pod, address);
    }

    public AgentTab agent(String name) {
        return agent(name, here);
    }

    public AgentTab agent(String name, Core pod) {
        return agent(name, pod, false);
    }

    public AgentTab supervisor(String name) {
        return agent(name, here, true);
    }

    /** The queue of both pods, the places, and what the bus lost, are brought up to what the store holds. */
    public void refresh() {
        here.refresh().run();
        there.refresh().run();
    }

    /** What is stored of a conversation: the texts, notes and system codes in order. */
    public List<String> record(VisitorTab visitor) {
        return transcript.of(visitor.conversation()).stream()
                .map(m -> m.from().kind().wire() + ": " + m.text())
                .toList();
    }

    /** The sessions, as "number agent endedBy". */
    public List<String> sessions() {
        return conversations.sessions().stream().map(Chat::words).toList();
    }

    private static String words(SessionRecord s) {
        return s.number() + " " + s.agent().name() + " "
                + (s.endedBy() == null ? "running" : s.endedBy().name().toLowerCase(Locale.ROOT));
    }

    private AgentTab agent(String name, Core pod, boolean supervisor) {
        Agent agent = new Agent("id-" + name.toLowerCase(Locale.ROOT), name, "north", supervisor);
        conversations.register(agent);
        return new AgentTab(pod, agent);
    }

    private Core pod(Workers workers) {
        return pod(workers, bus);
    }

    private Core pod(Workers workers, Bus between) {
        return new Core(
                conversations,
                transcript,
                between,
                workers,
                clock,
                tracks,
                () -> bounds,
                new Graces(VISITOR_GRACE, SILENT_GRACE, AGENT_GRACE),
                (from, start) -> gate.refuses(from, start));
    }
}
