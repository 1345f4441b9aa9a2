package io.openchat.chat.conversation;

import io.openchat.shared.record.ConversationRecord;
import io.openchat.shared.wire.ServiceFrame;
import io.openchat.shared.wire.Side;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The conversations in which sockets of this pod are: each has a room from the first who joins to the last who leaves. */
public final class Rooms {
    private final Bus bus;
    private final Replays replays;
    private final WaitingList queue;
    private final Map<String, ConversationRoom> here = new ConcurrentHashMap<>();

    /** Rooms whose conversations {@code bus} follows while they are open; {@code queue} is told of every state before they are. */
    public Rooms(Bus bus, Replays replays, WaitingList queue) {
        this.bus = bus;
        this.replays = replays;
        this.queue = queue;
    }

    /** Lets a socket into a conversation: it gets {@code opening}, the messages after {@code lastSeq}, the status, and what comes then. */
    public void join(ConversationRecord record, Subscriber subscriber, long lastSeq, ServiceFrame opening) {
        // under the map's lock, so that nobody joins a conversation that is just being forgotten
        var _ = here.compute(record.id(), (_, known) -> {
            ConversationRoom room = known == null ? follow(record) : known;
            room.changed(record);
            room.position(queue.place(record).orElse(null));
            room.join(subscriber, lastSeq, opening);
            return room;
        });
    }

    /** Shows a socket out of a conversation, if it is in there. */
    public void leave(String id, Subscriber subscriber) {
        here.computeIfPresent(id, (_, room) -> {
            room.leave(subscriber);
            return unlessEmpty(room);
        });
    }

    /** The newest state that is known here of a conversation in which a socket of this pod is; {@code known} otherwise. */
    public ConversationRecord newest(ConversationRecord known) {
        return known(known.id()).orElse(known);
    }

    /** The state of a conversation in which a socket of this pod is. */
    public Optional<ConversationRecord> known(String id) {
        return Optional.ofNullable(here.get(id)).map(ConversationRoom::record);
    }

    /** The states of all of them. */
    public List<ConversationRecord> records() {
        return all().stream().map(ConversationRoom::record).toList();
    }

    /** The ids of those in which somebody of that side takes part; who only watches does not. */
    public Collection<String> with(Side side) {
        return all().stream()
                .filter(room -> room.has(side))
                .map(room -> room.record().id())
                .toList();
    }

    /** A state came, from the bus or the store: the queue is told, and then those who are there. */
    public void changed(ConversationRecord record) {
        queue.changed(record);
        here.computeIfPresent(record.id(), (_, room) -> {
            room.changed(record);
            return unlessEmpty(room);
        });
    }

    /** Brings them up to these states and places, as far as there are such for them, and reads again what could not be read. */
    public void refresh(Map<String, ConversationRecord> states, Map<String, Integer> places) {
        all().forEach(room -> {
            String id = room.record().id();
            ConversationRecord state = states.get(id);
            if (state != null) {
                changed(state);
            }
            room.position(places.get(id));
            room.retry();
        });
    }

    /** What {@link ConversationRoom#reached} says, by the ids of the conversations. */
    Map<String, Long> reached() {
        Map<String, Long> reached = new HashMap<>();
        all().forEach(room ->
                room.reached().ifPresent(seq -> reached.put(room.record().id(), seq)));
        return reached;
    }

    /** Has something done in the room of a conversation, if it has one. */
    void in(String id, Consumer<ConversationRoom> action) {
        ConversationRoom room = here.get(id);
        if (room != null) {
            action.accept(room);
        }
    }

    private List<ConversationRoom> all() {
        return new ArrayList<>(here.values());
    }

    private ConversationRoom follow(ConversationRecord record) {
        bus.follow(record.id());
        return new ConversationRoom(record, replays);
    }

    private @Nullable ConversationRoom unlessEmpty(ConversationRoom room) {
        if (!room.isEmpty()) {
            return room;
        }
        bus.unfollow(room.record().id());
        return null;
    }
}
