package io.openchat.chat.bus;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisConnection;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import io.vertx.redis.client.ResponseType;
import io.vertx.redis.client.impl.types.ErrorType;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The two connections to one server, of which one publishes and one subscribes, whatever the number of channels. When one is lost it is
 * opened again with growing pauses, and everything is subscribed again.
 *
 * <p>A server may hang with its connections open. So the pod follows a channel of its own there, with nobody else in it, tells itself
 * something every second, and connects anew when that does not come back ({@link Heartbeat}).
 */
final class ServerLink {
    private static final Logger LOG = System.getLogger(ServerLink.class.getName());

    /** Milliseconds from the first to the longest pause between two attempts to connect. */
    private static final long FIRST_PAUSE = 100;

    private static final long LONGEST_PAUSE = 5_000;

    /** A server that hangs takes connections and greets nobody. */
    private static final int LONGEST_CONNECT = 3;

    private final Server server;
    private final Redis redis;
    private final Vertx vertx;
    /** Both connections belong to this event loop, so nothing here needs a lock. */
    private final Context loop;

    private final PubSubCommands commands;
    private final LinkListener listener;
    private final Runnable moved;
    private final Heartbeat heartbeat = new Heartbeat();
    /** What is done when either connection is lost. */
    private final Map<RedisConnection, Runnable> losses = new HashMap<>();

    // changed by the event loop only; volatile for those who ask whether we are connected
    private volatile @Nullable RedisConnection publisher;
    private volatile @Nullable RedisConnection subscriber;
    private Shards shards = new Shards(List.of());
    /** Where the pod talks to itself. */
    private String beatsIn = "";

    private boolean closed;

    /** A link that does not connect before {@link #use}; {@code moved} is told when the server has not what it was asked for. */
    ServerLink(Server server, Redis redis, Vertx vertx, LinkListener listener, Runnable moved) {
        this.server = server;
        this.redis = redis;
        this.vertx = vertx;
        this.loop = vertx.getOrCreateContext();
        this.listener = listener;
        this.commands = listener.channels().commands();
        this.moved = moved;
    }

    /** Follows those channels that this server has. */
    void use(Shards now) {
        boolean isNew = beatsIn.isEmpty();
        shards = now;
        beatsIn = listener.channels().heartbeat(listener.pod(), now, server);
        if (isNew) {
            connectPublisher(FIRST_PAUSE);
            connectSubscriber(FIRST_PAUSE);
        } else if (subscriber != null) {
            heartbeat.begins();
            subscribeAll(subscriber);
        }
    }

    /** Closes both connections for good. */
    void close() {
        closed = true;
        redis.close();
    }

    /** Whether signals go out and come in. */
    boolean isUp() {
        return isConnected() && heartbeat.isHeard();
    }

    /** Whether both connections stand, which says nothing of what comes through. */
    boolean isConnected() {
        return publisher != null && subscriber != null;
    }

    void publish(String channel, String text) {
        if (publisher != null) {
            publisher.send(commands.publish(channel, text)).onFailure(this::lostOne);
        }
    }

    void follow(String channel) {
        if (subscriber != null) {
            subscriber.send(commands.subscribe(channel));
        }
    }

    void unfollow(String channel) {
        if (subscriber != null) {
            subscriber.send(commands.unsubscribe(channel));
        }
    }

    /** Tells itself something; connects anew when nothing of that came back for a while. */
    void beat() {
        if (!isConnected()) {
            return;
        }
        if (heartbeat.isMissed()) {
            lost("passes nothing on");
            List.copyOf(losses.values()).forEach(Runnable::run);
        } else {
            publish(beatsIn, listener.pod());
        }
    }

    /** A connection that is greeted in time, and wanted still; one that is greeted later is given back. */
    private Future<RedisConnection> connect() {
        Future<RedisConnection> connection = redis.connect().compose(greeted -> {
            if (closed) {
                greeted.close();
                return Future.failedFuture("closed");
            }
            return Future.succeededFuture(greeted);
        });
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
                        lost("is gone");
                        connectSubscriber(FIRST_PAUSE);
                    });
                    connection.handler(this::arrived);
                    subscriber = connection;
                    heartbeat.begins();
                    subscribeAll(connection);
                })
                .onFailure(e -> {
                    if (!closed) {
                        lost("does not answer yet, " + reason(e));
                    }
                    later(pause, this::connectSubscriber);
                });
    }

    /** Its own channel last: when it hears itself everything is followed. */
    private void subscribeAll(RedisConnection connection) {
        if (commands == PubSubCommands.PLAIN) {
            connection.send(
                    Request.cmd(Command.PSUBSCRIBE).arg(listener.channels().anyQueue()));
        }
        Stream<String> ours = listener.followed().filter(channel -> server.equals(shards.of(channel)));
        commands.subscribe(Stream.concat(ours, Stream.of(beatsIn)).toList()).forEach(connection::send);
    }

    /** Runs {@code task} once, on our event loop, when the connection is lost; not when we close it ourselves. */
    private void whenLost(RedisConnection connection, Runnable task) {
        boolean[] done = {false};
        Runnable once = () -> {
            if (!done[0] && !closed) {
                done[0] = true;
                losses.remove(connection);
                // a connection that subscribed is not given back to be used again, but closed
                connection.send(commands.unsubscribe(beatsIn));
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
            vertx.setTimer(pause, _ -> {
                if (!closed) {
                    attempt.accept(Math.min(LONGEST_PAUSE, pause * 2));
                }
            });
        }
    }

    /** A push of Redis: [message, channel, text] or [pmessage, pattern, channel, text]; or that something is followed, or not. */
    private void arrived(@Nullable Response push) {
        if (push == null) {
            return;
        }
        if (push.type() == ResponseType.ERROR) {
            refused(push.toString());
        } else if ((push.type() == ResponseType.PUSH || push.type() == ResponseType.MULTI) && push.size() >= 3) {
            String kind = push.get(0).toString();
            if (kind.endsWith("message")) {
                hear(push.get(push.size() - 1).toString());
            } else if (kind.equals("sunsubscribe")) {
                unfollowed(push.get(1));
            } else if (push.get(1) != null && push.get(1).toString().equals(beatsIn)) {
                beat();
            }
        }
    }

    /** By us, or by the server when the slot of the channel goes elsewhere. */
    private void unfollowed(@Nullable Response channel) {
        if (channel != null && (channel.toString().equals(beatsIn) || listener.follows(channel.toString()))) {
            moved.run();
        }
    }

    private void hear(String text) {
        if (!text.equals(listener.pod())) {
            listener.heard(text);
        } else if (heartbeat.heard()) {
            listener.proved();
        }
    }

    private void lostOne(Throwable why) {
        // not what Redis says of it: that may repeat the command, and with it the text
        LOG.log(Level.DEBUG, () -> "a signal was lost: " + why.getClass().getSimpleName());
        refused(String.valueOf(why.getMessage()));
    }

    /** Of a Redis that answers, only the first word: it may repeat the password. */
    private static String reason(Throwable e) {
        return e instanceof ErrorType ? firstWord(String.valueOf(e.getMessage())) : String.valueOf(e.getMessage());
    }

    private static String firstWord(String text) {
        return text.split(" ", 2)[0];
    }

    private void lost(String why) {
        listener.lost(why + " (" + server + ")");
    }

    /** Only the first word of what Redis says of it: the others may repeat the command, and with it what somebody wrote. */
    private void refused(String why) {
        String word = firstWord(why);
        if (word.equals("MOVED")) {
            moved.run();
        } else if (word.equals("NOPERM")) {
            lost("refuses what the bus needs, " + word);
        }
    }
}
