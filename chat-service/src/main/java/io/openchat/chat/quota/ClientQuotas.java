package io.openchat.chat.quota;

import io.openchat.chat.conversation.Agent;
import io.openchat.chat.conversation.LruMap;
import io.openchat.chat.conversation.ReplayQueue;
import io.openchat.chat.conversation.Workers;
import io.openchat.shared.http.ClientAddress;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** What is left to those who come to this pod: to network addresses of visitors, and to agents. */
public final class ClientQuotas {
    /** Remembered at most; who has been away longest is forgotten, and with it what was used up. */
    private static final int MOST = 10_000;

    /** Pages of one address that are read at once: a tenth of the workers, so that nobody can keep them from others. */
    private static final int PAGES_OF_AN_ADDRESS = 2;

    /** The same of any wider network. */
    private static final int MOST_PAGES_OF_A_NETWORK = 8;

    /** Pages of one agent: a portal that comes back has some fifty chats to resume. */
    private static final int PAGES_OF_AN_AGENT = 4;

    private final Supplier<Bounds> bounds;
    private final Workers workers;
    private final Clock clock;
    private final Map<String, ClientQuota.OfNetwork> networks = new LruMap<>(MOST);
    private final Map<String, ClientQuota> agents = new LruMap<>(MOST);

    /** Quotas within {@code bounds}; the reads that they let go on are done by the workers. */
    public ClientQuotas(Supplier<Bounds> bounds, Workers workers, Clock clock) {
        this.bounds = bounds;
        this.workers = workers;
        this.clock = clock;
    }

    /** That of a client. */
    public ClientQuota of(ClientAddress client) {
        if (client.isUnlimited()) {
            return new ClientQuota(List.of(network(() -> Bounds.OfAddress.UNBOUNDED, Integer.MAX_VALUE, this::run)));
        }
        List<ClientQuota.OfNetwork> narrowestFirst = new ArrayList<>();
        Consumer<ReplayQueue.Read> onward = this::run;
        synchronized (networks) {
            for (ClientAddress.Network each : client.networks().reversed()) {
                ClientQuota.OfNetwork network = of(each, onward);
                narrowestFirst.addFirst(network);
                onward = network.reads()::add;
            }
        }
        return new ClientQuota(narrowestFirst);
    }

    private ClientQuota.OfNetwork of(ClientAddress.Network network, Consumer<ReplayQueue.Read> onward) {
        return networks.computeIfAbsent(
                network.name(),
                _ -> network(
                        () -> bounds.get().address().times(network.width().share),
                        Math.min(MOST_PAGES_OF_A_NETWORK, PAGES_OF_AN_ADDRESS * network.width().share),
                        onward));
    }

    /** That of an agent. */
    public ClientQuota of(Agent agent) {
        synchronized (agents) {
            return agents.computeIfAbsent(
                    agent.id(),
                    _ -> new ClientQuota(List.of(network(
                            () -> new Bounds.OfAddress(
                                    bounds.get().agentReplays(), Pace.UNLIMITED, Double.MAX_VALUE, Double.MAX_VALUE),
                            PAGES_OF_AN_AGENT,
                            this::run))));
        }
    }

    /** The queue of one socket of a visitor. */
    public ReplayQueue visitorIn(ClientQuota quota) {
        return queue(bounds.get().visitor().replays(), 1, quota);
    }

    /** The queue of one socket of an agent. */
    public ReplayQueue agentIn(ClientQuota quota) {
        return queue(bounds.get().agentReplays(), PAGES_OF_AN_AGENT, quota);
    }

    private ReplayQueue queue(Pace pace, int atOnce, ClientQuota quota) {
        return new ReplayQueue(pace.bucket(clock), atOnce, workers.later(), quota.reads()::add);
    }

    /** Of the bounds what is stored follows their changes; the paces are those of now. */
    private ClientQuota.OfNetwork network(
            Supplier<Bounds.OfAddress> of, int pagesAtOnce, Consumer<ReplayQueue.Read> onward) {
        Bounds.OfAddress now = of.get();
        return new ClientQuota.OfNetwork(
                new ReplayQueue(now.replays().bucket(clock), pagesAtOnce, workers.later(), onward),
                now.wrongTokens().bucket(clock),
                new HourlyQuota(() -> of.get().messagesPerHour(), () -> of.get().bytesPerHour(), clock));
    }

    private void run(ReplayQueue.Read read) {
        try {
            workers.replays().execute(() -> {
                var _ = read.read();
                read.give();
            });
        } catch (RejectedExecutionException e) {
            read.fail();
        }
    }
}
