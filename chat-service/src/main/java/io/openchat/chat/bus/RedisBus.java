package io.openchat.chat.bus;

import io.openchat.chat.conversation.Bus;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.redis.client.RedisOptions;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The bus over Redis (or Valkey) publish and subscribe, for any number of pods: over one server, over a master that Sentinels name, or over
 * the masters of a cluster ({@link Topology}).
 *
 * <p>There is a channel per conversation, followed while a participant is here, and what tells of changes of state, which every pod hears.
 * A pod hears its own signals at once and without Redis. When Redis goes away signals are lost, which the store makes good; connections
 * are opened again ({@link ServerLink}), where the channels are by then ({@link ServerLinks}), everything is subscribed again, and then
 * {@link #onReturn} tells.
 */
public final class RedisBus implements Bus {
    private static final Logger LOG = System.getLogger(RedisBus.class.getName());

    private final Vertx vertx;
    /** All connections belong to this event loop, so nothing here needs a lock. */
    private final Context loop;

    private final Channels channels;
    private final ServerLinks links;

    private final List<Consumer<Signal>> listeners = new CopyOnWriteArrayList<>();
    private final List<Runnable> returns = new CopyOnWriteArrayList<>();
    private final Set<String> followed = ConcurrentHashMap.newKeySet();
    /** Who publishes tells it; others leave out what comes back from themselves. */
    private final String pod = java.util.UUID.randomUUID().toString();

    private final AtomicLong reconnects = new AtomicLong();
    /** Whether Redis is known to be away, and it was said so. */
    private boolean away;

    /** Whether Redis was there before. */
    private boolean everThere;

    private boolean closed;

    /**
     * A bus that is not connected yet; see {@link #open}.
     *
     * @param options where the servers are, and how they are reached
     * @param login for the servers that carry signals, {@code USER:PASSWORD}; null when it stands in the addresses
     * @param prefix what all channels begin with
     */
    public RedisBus(RedisOptions options, @Nullable String login, String prefix, Vertx vertx) {
        this.vertx = vertx;
        this.loop = vertx.getOrCreateContext();
        Servers servers = new Servers(options, vertx);
        Topology topology = Topology.of(options, login, servers);
        this.channels = new Channels(prefix, topology.commands());
        this.links = new ServerLinks(topology, servers, vertx, new BusSide());
    }

    /** Connects, now and whenever a connection is lost. */
    public void open() {
        loop.runOnContext(_ -> {
            links.look();
            vertx.setPeriodic(Heartbeat.EVERY.toMillis(), timer -> {
                if (closed) {
                    vertx.cancelTimer(timer);
                } else {
                    links.beat();
                }
            });
        });
    }

    /** Closes all connections for good. */
    public void close() {
        loop.runOnContext(_ -> {
            closed = true;
            links.close();
        });
    }

    /** Whether signals go out and come in. */
    public boolean isUp() {
        return links.isUp();
    }

    /** Whether all connections stand, which says nothing of what comes through. */
    boolean isConnected() {
        return links.isConnected();
    }

    /** How often Redis came back after it was lost. */
    public long reconnects() {
        return reconnects.get();
    }

    @Override
    public void publish(Signal signal) {
        tell(signal);
        withLink(channels.of(signal), (link, channel) -> link.publish(channel, pod + SignalCodec.encode(signal)));
    }

    @Override
    public void listen(Consumer<Signal> listener) {
        listeners.add(listener);
    }

    @Override
    public void follow(String conversation) {
        followed.add(conversation);
        withLink(channels.conversation(conversation), (link, channel) -> {
            if (followed.contains(conversation)) {
                link.follow(channel);
            }
        });
    }

    @Override
    public void unfollow(String conversation) {
        followed.remove(conversation);
        withLink(channels.conversation(conversation), (link, channel) -> {
            if (!followed.contains(conversation)) {
                link.unfollow(channel);
            }
        });
    }

    @Override
    public void onReturn(Runnable task) {
        returns.add(task);
    }

    private void withLink(String channel, BiConsumer<ServerLink, String> task) {
        loop.runOnContext(_ -> {
            ServerLink link = links.of(channel);
            if (link != null) {
                task.accept(link, channel);
            }
        });
    }

    private void tell(Signal signal) {
        listeners.forEach(listener -> listener.accept(signal));
    }

    /** What the links know of us. */
    private final class BusSide implements LinkListener {
        @Override
        public String pod() {
            return pod;
        }

        @Override
        public Channels channels() {
            return channels;
        }

        @Override
        public Stream<String> followed() {
            Stream<String> conversations = Set.copyOf(followed).stream().map(channels::conversation);
            return Stream.concat(channels.ofAll().stream(), conversations);
        }

        @Override
        public boolean follows(String channel) {
            return channels.ofAll().contains(channel)
                    || channels.conversationOf(channel)
                            .filter(followed::contains)
                            .isPresent();
        }

        @Override
        public void heard(String text) {
            if (!text.startsWith(pod)) {
                SignalCodec.decode(text.substring(Math.min(text.length(), pod.length())))
                        .ifPresent(RedisBus.this::tell);
            }
        }

        /** What we told came back: signals go out and come in again. */
        @Override
        public void proved() {
            if (links.isUp() && (away || !everThere)) {
                if (everThere) {
                    reconnects.incrementAndGet();
                }
                away = false;
                everThere = true;
                LOG.log(Level.INFO, () -> "Redis is there; " + followed.size() + " conversations followed");
            }
            returns.forEach(Runnable::run);
        }

        /** One line for each time, not one for each attempt. */
        @Override
        public void lost(String what) {
            if (!away) {
                LOG.log(Level.WARNING, () -> "Redis " + what + "; messages take some seconds until it is back");
            }
            away = true;
        }
    }
}
