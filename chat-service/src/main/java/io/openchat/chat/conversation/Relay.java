package io.openchat.chat.conversation;

import io.openchat.shared.department.DepartmentList;
import io.openchat.shared.http.ClientAddress;
import io.openchat.shared.record.ConversationRecord;
import io.openchat.shared.record.MessageRecord;
import io.openchat.shared.wire.ErrorCode;
import io.openchat.shared.wire.Phase;
import io.openchat.shared.wire.ServiceFrame;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Connects the sockets of this pod with each other, with the store and with the other pods.
 *
 * <p>Every message is stored, then acknowledged, then delivered. A socket gets a {@link VisitorProtocol} or an
 * {@link AgentProtocol}, which keeps to the protocol; the relay knows which conversations are open here.
 */
public final class Relay {
    /** A store that keeps one waiting for longer is reported: the client sends again, and stays in the same order. */
    static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

    final ConversationStore conversations;
    final Clock clock;
    final Tokens tokens = new Tokens();

    final Tracing tracing;
    final StartGate gate;
    private final Supplier<Bounds> bounds;

    private final Transcript transcript;
    private final Bus bus;
    private final Workers workers;
    private final StartedHere started;
    private final OpenConversations queue;
    private final AgentsHere agents = new AgentsHere();
    private final Lifecycle lifecycle;
    private final ClientQuotas quotas;
    private final Replays replays;
    private final Writings writings;
    private volatile BlockList blocks = BlockList.NOBODY;
    private volatile DepartmentList departments = DepartmentList.DEFAULT_ONLY;
    private final Map<String, ConversationRoom> here = new ConcurrentHashMap<>();

    /** A relay of its own; it asks for the bounds whenever it needs one, as they may change. */
    public Relay(
            ConversationStore conversations,
            Transcript transcript,
            Bus bus,
            Workers workers,
            Clock clock,
            Tracing tracing,
            Supplier<Bounds> bounds,
            StartGate gate) {
        this.conversations = conversations;
        this.transcript = transcript;
        this.bus = bus;
        this.workers = workers;
        this.started = new StartedHere(() -> bounds.get().capacity().perAddress());
        this.queue = new OpenConversations(workers.pages(), started::free);
        this.clock = clock;
        this.tracing = tracing;
        this.lifecycle = new Lifecycle(conversations, transcript, bus);
        this.quotas = new ClientQuotas(bounds, workers, clock);
        this.replays = new Replays(transcript);
        this.writings = new Writings(() -> bounds.get().visitor(), clock);
        this.bounds = bounds;
        this.gate = gate;
        bus.listen(this::heard);
    }

    /** The protocol on a visitor's socket, which comes from there. */
    public VisitorProtocol visitor(Outbound out, ClientAddress client) {
        return new VisitorProtocol(this, out, client);
    }

    /** The protocol on an agent's socket; {@code watched} writes down what a supervisor is about to watch, or fails. */
    public AgentProtocol agent(Agent agent, Outbound out, Consumer<String> watched) {
        return new AgentProtocol(this, agent, out, watched);
    }

    /** How many open conversations are in this state, as far as is known here. */
    public int conversations(Phase state) {
        return queue.count(state);
    }

    /** How many messages were read from the store so far, for sockets that lacked them. */
    public long replayed() {
        return replays.messages();
    }

    OpenConversations queue() {
        return queue;
    }

    /** These may not chat from now on; the sockets of those who do are to be closed by who knows them. */
    public void block(BlockList list) {
        blocks = list;
    }

    /** Who may not chat now. */
    public BlockList blocks() {
        return blocks;
    }

    /** These can be asked for from now on. */
    public void offer(DepartmentList list) {
        departments = list;
    }

    DepartmentList departments() {
        return departments;
    }

    Writings writings() {
        return writings;
    }

    /** Asks the store how much of a conversation waits for an answer. */
    CompletableFuture<Transcript.Unanswered> unanswered(String conversation) {
        Bounds.OfVisitor most = bounds.get().visitor();
        return asking(() -> transcript.unanswered(conversation, most.unansweredMessages(), most.unansweredBytes()));
    }

    ClientQuotas quotas() {
        return quotas;
    }

    Capacity capacity() {
        return bounds.get().capacity();
    }

    StartedHere started() {
        return started;
    }

    AgentsHere agents() {
        return agents;
    }

    Lifecycle lifecycle() {
        return lifecycle;
    }

    List<ConversationRoom> here() {
        return new ArrayList<>(here.values());
    }

    /** Runs what waits for the store. */
    CompletableFuture<Void> blocking(Runnable work) {
        return asking(() -> {
            work.run();
            return null;
        });
    }

    /** Asks what waits for the store; not any more when it had to wait for too long itself. */
    <T extends @Nullable Object> CompletableFuture<T> asking(Supplier<T> question) {
        Instant latest = clock.instant().plus(LONGEST_WAIT);
        return CompletableFuture.supplyAsync(
                () -> {
                    if (clock.instant().isAfter(latest)) {
                        throw new StoreException("too many others wait for it");
                    }
                    return question.get();
                },
                workers.changes());
    }

    /** Lets a socket into a conversation; see {@link ConversationRoom#join}. */
    void join(ConversationRecord record, Subscriber subscriber, long lastSeq, ServiceFrame opening) {
        // under the map's lock, so that nobody joins a conversation that is just being forgotten
        var _ = here.compute(record.id(), (_, known) -> {
            ConversationRoom conversation = known == null ? follow(record) : known;
            conversation.changed(record);
            conversation.position(queue.place(record).orElse(null));
            conversation.join(subscriber, lastSeq, opening);
            return conversation;
        });
    }

    void leave(String id, Subscriber subscriber) {
        here.computeIfPresent(id, (_, conversation) -> {
            conversation.leave(subscriber);
            return unlessEmpty(conversation);
        });
    }

    /** The newest state that is known here of a conversation in which a socket of this pod is; {@code known} otherwise. */
    ConversationRecord newest(ConversationRecord known) {
        return known(known.id()).orElse(known);
    }

    /** The state of a conversation in which a socket of this pod is. */
    Optional<ConversationRecord> known(String id) {
        return Optional.ofNullable(here.get(id)).map(ConversationRoom::record);
    }

    /** Stores a message, then acknowledges it to {@code origin}, if it has one, then delivers it; that is part of {@code sending}. */
    CompletableFuture<MessageRecord> append(Transcript.Draft draft, @Nullable Subscriber origin, Tracing.Step sending) {
        return sending.append().until(transcript.append(draft)).thenApply(message -> {
            if (origin != null) {
                // whether or not it is still in the conversation: it sent when it was, and waits
                acknowledge(message, origin.out);
            }
            sending.stored(message);
            writings.stored(message);
            deliver(message, origin, sending.trace());
            bus.publish(new Bus.Stored(message, sending.trace()));
            return message;
        });
    }

    private void deliver(MessageRecord message, @Nullable Subscriber origin, @Nullable String trace) {
        at(message.conversation(), conversation -> {
            Tracing.Step delivery = tracing.deliver(message, trace);
            delivery.delivered(conversation.stored(message, origin));
        });
    }

    /**
     * Acknowledges what its author sends again and may not send any more: it is on record, and only its ack was lost before
     * the conversation was. To anybody else, and of anything else, {@code refusal} holds.
     */
    CompletableFuture<Void> ackIfStored(
            String conversation, String id, MessageRecord.Author author, Outbound out, Throwable refusal) {
        if (!ErrorFrames.isFor(refusal, ErrorCode.NOT_YOURS, ErrorCode.ENDED, ErrorCode.QUOTA)) {
            return CompletableFuture.failedFuture(refusal);
        }
        return asking(() -> transcript.byId(conversation, author, id))
                .thenCompose(found -> found.map(CompletableFuture::completedFuture)
                        .orElseGet(() -> CompletableFuture.failedFuture(refusal)))
                .thenAccept(message -> acknowledge(message, out));
    }

    private static void acknowledge(MessageRecord message, Outbound out) {
        out.send(new ServiceFrame.Ack(message.conversation(), List.of(FrameMapper.acked(message))));
    }

    /** Finds what is on record and was told to nobody here: the bus lost it, or its sender never knew that it was stored. */
    void catchUp() {
        Map<String, Long> reached = new HashMap<>();
        here().forEach(conversation -> conversation
                .reached()
                .ifPresent(seq -> reached.put(conversation.record().id(), seq)));
        if (!reached.isEmpty()) {
            transcript.beyond(reached).forEach(id -> at(id, c -> c.missed(reached.getOrDefault(id, 0L))));
        }
    }

    /** Those conversations in which there is a message after this number. */
    Set<String> spokenIn(Map<String, Long> after) {
        return after.isEmpty() ? Set.of() : transcript.beyond(after);
    }

    void publish(Bus.Signal signal) {
        bus.publish(signal);
    }

    /** A state came from the store. */
    void changed(ConversationRecord record) {
        queue.changed(record);
        here.computeIfPresent(record.id(), (_, conversation) -> {
            conversation.changed(record);
            return unlessEmpty(conversation);
        });
    }

    private void heard(Bus.Signal signal) {
        switch (signal) {
            case Bus.Stored s -> {
                transcript.heard(s.message());
                writings.stored(s.message());
                deliver(s.message(), null, s.trace());
            }
            case Bus.Changed s -> changed(s.record());
            case Bus.Typing s ->
                at(
                        s.conversation(),
                        c -> c.passing(s.from(), new ServiceFrame.Typing(s.conversation(), s.from(), s.on())));
            case Bus.Read s ->
                at(
                        s.conversation(),
                        c -> c.passing(s.from(), new ServiceFrame.Read(s.conversation(), s.from(), s.seq())));
        }
    }

    private void at(String id, Consumer<ConversationRoom> action) {
        ConversationRoom conversation = here.get(id);
        if (conversation != null) {
            action.accept(conversation);
        }
    }

    private ConversationRoom follow(ConversationRecord record) {
        bus.follow(record.id());
        return new ConversationRoom(record, replays);
    }

    private @Nullable ConversationRoom unlessEmpty(ConversationRoom conversation) {
        if (!conversation.isEmpty()) {
            return conversation;
        }
        bus.unfollow(conversation.record().id());
        return null;
    }
}
