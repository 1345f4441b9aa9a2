package io.openchat.chat.socket;

import io.quarkus.websockets.next.CloseReason;
import io.quarkus.websockets.next.WebSocketConnection;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Context;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** A WebSocket without a network: what was written to it, and how it was closed. */
final class Wire {
    private static final Clock NOON = Clock.fixed(Instant.parse("2026-11-26T12:00:00Z"), ZoneOffset.UTC);

    final List<String> written = new ArrayList<>();
    private final List<UniEmitter<? super Void>> untaken = new ArrayList<>();
    private final List<Handler<@Nullable Void>> turn = new ArrayList<>();
    private final List<Handler<@Nullable Void>> timers = new ArrayList<>();
    private boolean reads = true;
    private boolean busy;
    final LongAdder tooSlow = new LongAdder();
    private int closeCode;

    SocketOutbound outbound() {
        return outbound(Backlog.ofThisPod());
    }

    SocketOutbound outbound(Backlog backlog) {
        var connection = fake(WebSocketConnection.class, (name, argument, _) -> switch (name) {
            case "sendText" -> sendText((String) Objects.requireNonNull(argument));
            case "close" -> {
                closeCode = ((CloseReason) Objects.requireNonNull(argument)).getCode();
                yield Uni.createFrom().voidItem();
            }
            default -> throw new UnsupportedOperationException(name);
        });
        Vertx owner = fake(Vertx.class, (_, _, then) -> {
            timers.add(handler(then));
            return (long) timers.size();
        });
        var eventLoop = fake(Context.class, (name, task, _) -> {
            if (name.equals("owner")) {
                return owner;
            }
            turn.add(handler(task));
            if (!busy) {
                endsTurn();
            }
            return Uni.createFrom().voidItem();
        });
        return new SocketOutbound(connection, eventLoop, tooSlow, NOON, backlog);
    }

    /** The event loop has something else to do until {@link #endsTurn}. */
    void isBusy() {
        busy = true;
    }

    void endsTurn() {
        List<Handler<@Nullable Void>> tasks = List.copyOf(turn);
        turn.clear();
        tasks.forEach(task -> task.handle(null));
    }

    /** All timers fire. */
    void timePasses() {
        List<Handler<@Nullable Void>> due = List.copyOf(timers);
        timers.clear();
        due.forEach(timer -> timer.handle(null));
    }

    @SuppressWarnings("unchecked")
    private static Handler<@Nullable Void> handler(@Nullable Object task) {
        return (Handler<@Nullable Void>) Objects.requireNonNull(task);
    }

    void stopsReading() {
        reads = false;
    }

    void readsAgain() {
        reads = true;
        untaken.forEach(emitter -> emitter.complete(null));
        untaken.clear();
    }

    /** 0 while it is open. */
    int closeCode() {
        return closeCode;
    }

    private Uni<Void> sendText(String text) {
        written.add(text);
        return Uni.createFrom().emitter(emitter -> {
            if (reads) {
                emitter.complete(null);
            } else {
                untaken.add(emitter);
            }
        });
    }

    private interface Answer {
        Object to(String method, @Nullable Object first, @Nullable Object second);
    }

    private static <T> T fake(Class<T> type, Answer answer) {
        Object made = Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (_, method, arguments) -> answer.to(method.getName(), at(arguments, 0), at(arguments, 1)));
        return type.cast(made);
    }

    private static @Nullable Object at(Object @Nullable [] arguments, int index) {
        return arguments == null || arguments.length <= index ? null : arguments[index];
    }
}
