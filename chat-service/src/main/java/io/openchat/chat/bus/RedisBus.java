package io.openchat.chat.bus;

import io.openchat.chat.conversation.Bus;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisConnection;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The bus over Redis (or Valkey) publish and subscribe, for any number of pods.
 *
 * <p>One connection publishes and one subscribes, whatever the number of conversations: a channel per conversation, followed
 * while a participant is here, and a channel per department for changes of state, all of which every pod hears. A pod hears
 * its own signals at once and without Redis. When Redis goes away signals are lost, which the store makes good; both
 * connections are opened again with growing pauses, everything is subscribed again, and then {@link #onReturn} tells.
 *
 * <p>A server may hang with its connections open, or be a master that was replaced while it did. So each pod follows a conversation of its
 * own, with nobody in it, tells itself something there every second, and connects anew when that does not come back ({@link Heartbeat}).
 */
public final class RedisBus implements Bus {
    private static final Logger LOG = System.getLogger(RedisBus.class.getName());

    private static final String CONVERSATION = "openchat:conversation:";
    private static final String QUEUE = "openchat:queue:";

    /** Milliseconds from the first to the longest pause between two attempts to connect. */
    private static final long FIRST_PAUSE = 100;

    private static final long LONGEST_PAUSE = 5_000;

    /** A server that hangs takes connections and greets nobody. */
    private static final int LONGEST_CONNECT = 3;

    private final Redis redis;
    private final Vertx vertx;
    /** All connections belong to this event loop, so nothing here needs a lock. */
    private final Context loop;

    private final List<Consumer<Signal>> listeners = new CopyOnWriteArrayList<>();
    private final List<Runnable> returns = new CopyOnWriteArrayList<>();
    private final Set<String> followed = ConcurrentHashMap.newKeySet();
    /** Who publishes tells it; others leave out what comes back from themselves. */
    private final String pod = java.util.UUID.randomUUID().toString();

    // changed by the event loop only; volatile for those who ask whether we are connected
    private volatile @Nullable RedisConnection publisher;
    private volatile @Nullable RedisConnection subscriber;
    private final AtomicLong reconnects = new AtomicLong();
    private final Heartbeat heartbeat = new Heartbeat();
    /** What is done when either connection is lost. */
    private final Map<RedisConnection, Runnable> losses = new HashMap<>();
    /** Whether Redis is known to be away, and it was said so. */
    private boolean away;

    /** Whether Redis was there before. */
    private boolean everThere;

    private boolean closed;

    /** A bus that is not connected yet; see {@link #open}. */
    public RedisBus(Redis redis, Vertx vertx) {
        this.redis = redis;
        this.vertx = vertx;
        this.loop = vertx.getOrCreateContext();
    }

    /** Connects, now and whenever a connection is lost. */
    public void open() {
        loop.runOnContext(_ -> {
            connectPublisher(FIRST_PAUSE);
            connectSubscriber(FIRST_PAUSE);
            vertx.setPeriodic(Heartbeat.EVERY.toMillis(), timer -> {
                if (closed) {
                    vertx.cancelTimer(timer);
                } else {
                    beat();
                }
            });
        });
    }

    /** Closes both connections for good. */
    public void close() {
        loop.runOnContext(_ -> {
            closed = true;
            if (publisher != null) {
                publisher.close();
            }
            if (subscriber != null) {
                subscriber.close();
            }
        });
    }

    /** Whether signals go out and come in. */
    public boolean isUp() {
        return isConnected() && heartbeat.isHeard();
    }

    /** Whether both connections stand, which says nothing of what comes through. */
    boolean isConnected() {
        return publisher != null && subscriber != null;
    }

    /** How often Redis came back after it was lost. */
    public long reconnects() {
        return reconnects.get();
    }

    @Override
    public void publish(Signal signal) {
        hear(signal);
        loop.runOnContext(_ -> {
            if (publisher != null) {
                publisher
                        .send(Request.cmd(Command.PUBLISH).arg(channel(signal)).arg(pod + SignalCodec.encode(signal)))
                        // not what Redis says of it: that may repeat the command, and with it the text
                        .onFailure(e -> LOG.log(
                                Level.DEBUG,
                                () -> "a signal was lost: " + e.getClass().getSimpleName()));
            }
        });
    }

    @Override
    public void listen(Consumer<Signal> listener) {
        listeners.add(listener);
    }

    @Override
    public void follow(String conversation) {
        followed.add(conversation);
        tell(Command.SUBSCRIBE, conversation);
    }

    @Override
    public void unfollow(String conversation) {
        followed.remove(conversation);
        tell(Command.UNSUBSCRIBE, conversation);
    }

    @Override
    public void onReturn(Runnable task) {
        returns.add(task);
    }

    private void tell(Command command, String conversation) {
        loop.runOnContext(_ -> {
            boolean wanted = followed.contains(conversation) == command.equals(Command.SUBSCRIBE);
            if (subscriber != null && wanted) {
                subscriber.send(Request.cmd(command).arg(CONVERSATION + conversation));
            }
        });
    }

    /** Tells itself something; connects anew when nothing of that came back for a while. */
    private void beat() {
        RedisConnection out = publisher;
        if (out == null || subscriber == null) {
            return;
        }
        if (heartbeat.isMissed()) {
            tellAway("Redis passes nothing on; messages take some seconds until it does");
            List.copyOf(losses.values()).forEach(Runnable::run);
        } else {
            out.send(Request.cmd(Command.PUBLISH).arg(CONVERSATION + pod).arg(pod));
        }
    }

    /** A connection that is greeted in time; one that is greeted later is given back. */
    private Future<RedisConnection> connect() {
        Future<RedisConnection> connection = redis.connect();
        Future<RedisConnection> inTime = connection.timeout(LONGEST_CONNECT, TimeUnit.SECONDS);
        return inTime.onFailure(_ -> connection.onSuccess(RedisConnection::close));
    }

    private void connectPublisher(long pause) {
        connect()
                .onSuccess(connection -> {
                    publisher = connection;
                    heartbeat.begins();
                    whenLost(connection, () -> {
                        publisher = null;
                        connectPublisher(FIRST_PAUSE);
                    });
                    beat();
                })
                .onFailure(_ -> later(pause, this::connectPublisher));
    }

    private void connectSubscriber(long pause) {
        connect()
                .onSuccess(connection -> {
                    whenLost(connection, () -> {
                        subscriber = null;
                        tellAway("Redis is gone; messages take some seconds until it is back");
                        connectSubscriber(FIRST_PAUSE);
                    });
                    connection.handler(this::arrived);
                    subscriber = connection;
                    heartbeat.begins();
                    subscribeAll(connection);
                })
                .onFailure(_ -> {
                    tellAway("Redis does not answer yet; messages take some seconds until it does");
                    later(pause, this::connectSubscriber);
                });
    }

    /** One line for each time, not one for each attempt. */
    private void tellAway(String what) {
        if (!away) {
            LOG.log(Level.WARNING, what);
        }
        away = true;
    }

    private void subscribeAll(RedisConnection connection) {
        connection.send(Request.cmd(Command.PSUBSCRIBE).arg(QUEUE + "*"));
        Request all = Request.cmd(Command.SUBSCRIBE).arg(CONVERSATION + pod);
        Set<String> now = Set.copyOf(followed);
        now.forEach(conversation -> all.arg(CONVERSATION + conversation));
        connection.send(all).onSuccess(_ -> beat());
    }

    /** What we told came back: signals go out and come in again. */
    private void proved() {
        if (away && everThere) {
            reconnects.incrementAndGet();
        }
        away = false;
        everThere = true;
        LOG.log(Level.INFO, () -> "Redis is there; " + followed.size() + " conversations followed");
        returns.forEach(Runnable::run);
    }

    /** Runs {@code task} once, on our event loop, when the connection is lost; not when we close it ourselves. */
    private void whenLost(RedisConnection connection, Runnable task) {
        boolean[] done = {false};
        Runnable once = () -> {
            if (!done[0] && !closed) {
                done[0] = true;
                losses.remove(connection);
                // a connection that subscribed is not given back to be used again, but closed
                connection.send(Request.cmd(Command.UNSUBSCRIBE).arg(CONVERSATION + pod));
                connection.close();
                task.run();
            }
        };
        losses.put(connection, once);
        connection.exceptionHandler(_ -> loop.runOnContext(_ -> once.run()));
        connection.endHandler(_ -> loop.runOnContext(_ -> once.run()));
    }

    private void later(long pause, Consumer<Long> attempt) {
        if (!closed) {
            vertx.setTimer(pause, _ -> loop.runOnContext(_ -> attempt.accept(Math.min(LONGEST_PAUSE, pause * 2))));
        }
    }

    /** A push of Redis: [message, channel, text] or [pmessage, pattern, channel, text]; others confirm subscriptions. */
    private void arrived(Response push) {
        if (push == null || push.size() < 3 || !push.get(0).toString().endsWith("message")) {
            return;
        }
        String text = push.get(push.size() - 1).toString();
        if (text.equals(pod)) {
            if (heartbeat.heard()) {
                proved();
            }
        } else if (!text.startsWith(pod)) {
            SignalCodec.decode(text.substring(Math.min(text.length(), pod.length())))
                    .ifPresent(this::hear);
        }
    }

    private void hear(Signal signal) {
        listeners.forEach(listener -> listener.accept(signal));
    }

    private static String channel(Signal signal) {
        return switch (signal) {
            case Stored s -> CONVERSATION + s.message().conversation();
            case Typing s -> CONVERSATION + s.conversation();
            case Read s -> CONVERSATION + s.conversation();
            case Changed s ->
                QUEUE + (s.record().department() == null ? "" : s.record().department());
        };
    }
}
