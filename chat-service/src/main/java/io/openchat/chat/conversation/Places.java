package io.openchat.chat.conversation;

import java.time.Clock;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/** The places from which people come to this pod: network addresses of visitors, and agents, each with what is left to them. */
final class Places {
    /** Remembered at most; who has been away longest is forgotten, and with it what was used up. */
    private static final int MOST = 10_000;

    /** Pages of one address that are read at once: a tenth of the workers, so that nobody can keep them from others. */
    private static final int PAGES_OF_AN_ADDRESS = 2;

    /** Pages of one agent: a portal that comes back has some fifty chats to resume. */
    private static final int PAGES_OF_AN_AGENT = 4;

    private final Bounds bounds;
    private final Workers workers;
    private final Clock clock;
    private final Map<String, Place> addresses = new Recent<>(MOST);
    private final Map<String, Place> agents = new Recent<>(MOST);

    /** One place; its sockets share what is in it. */
    record Place(ReadLane reads, Allowance wrongTokens, Allowance messages, Allowance bytes) {
        /** Whether something more may be stored from there. */
        boolean admits() {
            return messages.admits() && bytes.admits();
        }

        /** So much was stored. */
        void spend(long size) {
            messages.spend(1);
            bytes.spend(size);
        }
    }

    Places(Bounds bounds, Workers workers, Clock clock) {
        this.bounds = bounds;
        this.workers = workers;
        this.clock = clock;
    }

    /** The place of those who come from an address; the empty one stands for those whose address is not counted. */
    Place of(String address) {
        if (address.isEmpty()) {
            return place(Bounds.OfAddress.UNBOUNDED, Integer.MAX_VALUE);
        }
        synchronized (addresses) {
            return addresses.computeIfAbsent(address, _ -> place(bounds.address(), PAGES_OF_AN_ADDRESS));
        }
    }

    Place of(Agent agent) {
        synchronized (agents) {
            return agents.computeIfAbsent(
                    agent.id(),
                    _ -> place(
                            new Bounds.OfAddress(
                                    bounds.agentReplays(), Pace.UNLIMITED, Double.MAX_VALUE, Double.MAX_VALUE),
                            PAGES_OF_AN_AGENT));
        }
    }

    /** The lane of one socket of a visitor there. */
    ReadLane visitorIn(Place place) {
        return lane(bounds.visitor().replays(), 1, place);
    }

    /** The lane of one socket of an agent there. */
    ReadLane agentIn(Place place) {
        return lane(bounds.agentReplays(), PAGES_OF_AN_AGENT, place);
    }

    private ReadLane lane(Pace pace, int atOnce, Place place) {
        return new ReadLane(new Allowance(pace, clock), atOnce, workers.later(), place.reads()::add);
    }

    private Place place(Bounds.OfAddress of, int pagesAtOnce) {
        var reads = new ReadLane(
                new Allowance(of.replays(), clock), pagesAtOnce, workers.later(), read -> run(read, workers.replays()));
        return new Place(
                reads,
                new Allowance(of.wrongTokens(), clock),
                new Allowance(Pace.perHour(of.messagesPerHour()), clock),
                new Allowance(Pace.perHour(of.bytesPerHour()), clock));
    }

    private static void run(ReadLane.Read read, Executor worker) {
        try {
            worker.execute(() -> {
                var _ = read.read();
                read.give();
            });
        } catch (RejectedExecutionException e) {
            read.fail();
        }
    }
}
