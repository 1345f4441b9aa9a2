package io.openchat.chat.conversation;

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
final class Chat {
    static final Duration VISITOR_GRACE = Duration.ofMinutes(2);
    static final Duration SILENT_GRACE = Duration.ofSeconds(30);
    static final Duration AGENT_GRACE = Duration.ofMinutes(1);

    final TestClock clock = new TestClock();
    final MemoryConversations conversations = new MemoryConversations();
    final MemoryTranscript transcript = new MemoryTranscript(clock);
    final FickleBus bus = new FickleBus();
    final HeldExecutor errands = new HeldExecutor();
    final Timers timers = new Timers(clock);
    final Tracks tracks = new Tracks();
    final Core here;
    final Core there;

    /** Who decides about starts; the test may set another. */
    StartGate gate = StartGate.OPEN;

    /** What is asked for whenever a bound is needed; the test may set others while people chat. */
    Bounds bounds = Bounds.NONE;

    Chat() {
        this(Bounds.NONE);
    }

    /** A chat with room for so many. */
    Chat(Capacity capacity) {
        this.bounds = new Bounds(Bounds.NONE.visitor(), Bounds.NONE.address(), Bounds.NONE.agentReplays(), capacity);
        this.here = freshPod();
        this.there = freshPod();
    }

    /** A chat with bounds. */
    Chat(Bounds bounds) {
        this.bounds = bounds;
        this.here = freshPod();
        this.there = freshPod();
    }

    /** A chat whose pods do what waits for the store as these say. */
    Chat(Workers workers) {
        this.here = pod(workers);
        this.there = pod(workers);
    }

    /** A chat whose pods do what waits for the store on {@code executor}. */
    Chat(Executor executor) {
        this(new Workers(executor, executor));
    }

    /** One more pod, as after a restart. */
    Core freshPod() {
        return pod(new Workers(errands, errands, Runnable::run, timers));
    }

    VisitorTab visitor() {
        return visitor(here);
    }

    VisitorTab visitor(Core pod) {
        return new VisitorTab(pod, "");
    }

    VisitorTab visitorFrom(String address) {
        return new VisitorTab(here, address);
    }

    VisitorTab visitorFrom(String address, Core pod) {
        return new VisitorTab(pod, address);
    }

    AgentTab agent(String name) {
        return agent(name, here);
    }

    AgentTab agent(String name, Core pod) {
        return agent(name, pod, false);
    }

    AgentTab supervisor(String name) {
        return agent(name, here, true);
    }

    /** The queue of both pods, the places, and what the bus lost, are brought up to what the store holds. */
    void refresh() {
        here.refresh().run();
        there.refresh().run();
    }

    /** What is stored of a conversation: the texts, notes and system codes in order. */
    List<String> record(VisitorTab visitor) {
        return transcript.of(visitor.conversation()).stream()
                .map(m -> m.from().kind().wire() + ": " + m.text())
                .toList();
    }

    /** The sessions, as "number agent endedBy". */
    List<String> sessions() {
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
        return new Core(
                conversations,
                transcript,
                bus,
                workers,
                clock,
                tracks,
                () -> bounds,
                new Graces(VISITOR_GRACE, SILENT_GRACE, AGENT_GRACE),
                (from, start) -> gate.refuses(from, start));
    }
}
