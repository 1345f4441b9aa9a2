package io.openchat.chat.core;

import io.openchat.chat.conversation.Agent;
import io.openchat.chat.conversation.Bus;
import io.openchat.chat.conversation.ConversationStore;
import io.openchat.chat.conversation.Dues;
import io.openchat.chat.conversation.Lifecycle;
import io.openchat.chat.conversation.Outbound;
import io.openchat.chat.conversation.Relay;
import io.openchat.chat.conversation.Replays;
import io.openchat.chat.conversation.Rooms;
import io.openchat.chat.conversation.StoreWork;
import io.openchat.chat.conversation.Tracing;
import io.openchat.chat.conversation.Transcript;
import io.openchat.chat.conversation.Workers;
import io.openchat.chat.desk.AgentProtocol;
import io.openchat.chat.desk.Desk;
import io.openchat.chat.desk.OpenChats;
import io.openchat.chat.presence.AgentsHere;
import io.openchat.chat.presence.Graces;
import io.openchat.chat.presence.Refresh;
import io.openchat.chat.presence.Report;
import io.openchat.chat.presence.SilentVisitors;
import io.openchat.chat.presence.Sweep;
import io.openchat.chat.queue.OpenConversations;
import io.openchat.chat.quota.Bounds;
import io.openchat.chat.quota.Capacity;
import io.openchat.chat.quota.ClientQuota;
import io.openchat.chat.quota.ClientQuotas;
import io.openchat.chat.quota.Writings;
import io.openchat.chat.reception.Blocked;
import io.openchat.chat.reception.ConversationSlots;
import io.openchat.chat.reception.OfferedDepartments;
import io.openchat.chat.reception.OpenChat;
import io.openchat.chat.reception.Reception;
import io.openchat.chat.reception.StartGate;
import io.openchat.chat.reception.StartedHere;
import io.openchat.chat.reception.Starts;
import io.openchat.chat.reception.Visit;
import io.openchat.chat.reception.VisitorProtocol;
import io.openchat.shared.http.ClientAddress;
import io.openchat.shared.wire.Phase;
import java.time.Clock;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The core of one pod, put together: the one place where its parts are made, each of what it needs.
 *
 * <p>It does nothing itself, and no part knows it. Who starts a pod makes one and hands its doors to those who come through them.
 */
public final class Core {
    private final ConversationStore conversations;
    private final Clock clock;
    private final StartGate gate;
    private final StoreWork storeWork;
    private final OpenConversations queue;
    private final Replays replays;
    private final Rooms rooms;
    private final Writings writings;
    private final ClientQuotas quotas;
    private final Relay relay;
    private final Lifecycle lifecycle;
    private final AgentsHere agents;
    private final Blocked blocked = new Blocked();
    private final OfferedDepartments departments = new OfferedDepartments();
    private final Starts starts;
    private final Refresh refresh;
    private final Report report;
    private final Sweep sweep;

    /** A core of its own; it asks for the bounds whenever it needs one, as they may change. */
    public Core(
            ConversationStore conversations,
            Transcript transcript,
            Bus bus,
            Workers workers,
            Clock clock,
            Tracing tracing,
            Supplier<Bounds> bounds,
            Graces graces,
            StartGate gate) {
        this.conversations = conversations;
        this.clock = clock;
        this.gate = gate;
        storeWork = new StoreWork(workers.changes(), clock);

        Supplier<Capacity> capacity = () -> bounds.get().capacity();
        var started = new StartedHere(() -> capacity.get().perAddress());
        queue = new OpenConversations(workers.pages(), started::free);
        replays = new Replays(transcript);
        rooms = new Rooms(bus, replays, queue);
        writings = new Writings(() -> bounds.get().visitor(), clock, transcript, storeWork);
        quotas = new ClientQuotas(bounds, workers, clock);
        relay = new Relay(transcript, bus, rooms, storeWork, tracing, writings::stored);
        lifecycle = new Lifecycle(conversations, bus, new Dues(conversations, transcript, bus), clock);

        agents = new AgentsHere(queue);
        var slots = new ConversationSlots(queue, started, capacity);
        starts = new Starts(slots, conversations, lifecycle, departments, writings, clock);

        refresh = new Refresh(conversations, queue, rooms, lifecycle, relay);
        report = new Report(conversations, rooms, agents, clock);
        var silent = new SilentVisitors(conversations, transcript, lifecycle, clock);
        sweep = new Sweep(
                graces,
                conversations,
                lifecycle,
                silent,
                report,
                () -> capacity.get().excess(queue.count(Phase.WAITING)),
                clock);
    }

    /** The protocol on a visitor's socket, as {@link VisitorProtocol.Factory} says. */
    public VisitorProtocol visitor(Outbound out, ClientAddress client) {
        ClientQuota quota = quotas.of(client);
        var reception = new Reception(client, quota, blocked, gate, starts, conversations, report);
        var visit = new Visit(quota, writings, relay, lifecycle);
        var chat = new OpenChat(rooms, out, quotas.visitorIn(quota));
        return new VisitorProtocol(out, chat, reception, visit, relay, storeWork, clock);
    }

    /** The protocol on an agent's socket, as {@link AgentProtocol.Factory} says. */
    public AgentProtocol agent(Agent agent, Outbound out, Consumer<String> watched) {
        var chats = new OpenChats(rooms, agent, out, quotas.agentIn(quotas.of(agent)));
        return new AgentProtocol(agent, out, desk(agent, watched), chats, agents, relay, storeWork);
    }

    /** What an agent can do, for a door that is no socket; {@code watched} is as of {@link Desk}. */
    public Desk desk(Agent agent, Consumer<String> watched) {
        return new Desk(agent, watched, conversations, lifecycle, rooms, relay, storeWork);
    }

    /** What brings the pod up to what the store holds. */
    public Refresh refresh() {
        return refresh;
    }

    /** What tells the store who is here. */
    public Report report() {
        return report;
    }

    /** What ends what was left behind. */
    public Sweep sweep() {
        return sweep;
    }

    /** Who may not chat. */
    public Blocked blocked() {
        return blocked;
    }

    /** What visitors can ask for. */
    public OfferedDepartments departments() {
        return departments;
    }

    /** All open conversations, for who counts them. */
    public OpenConversations queue() {
        return queue;
    }

    /** What was read again, for who counts it. */
    public Replays replays() {
        return replays;
    }

    /** The conversations that are open here, for who looks at them. */
    public Rooms rooms() {
        return rooms;
    }

    /** What moves conversations on. */
    public Lifecycle lifecycle() {
        return lifecycle;
    }
}
