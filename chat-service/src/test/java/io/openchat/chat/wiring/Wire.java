package io.openchat.chat.wiring;

import io.quarkus.websockets.next.CloseReason;
import io.quarkus.websockets.next.WebSocketConnection;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Context;
import io.vertx.core.Handler;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** A WebSocket without a network: what was written to it, and how it was closed. */
final class Wire {
    final List<String> written = new ArrayList<>();
    private final List<UniEmitter<? super Void>> untaken = new ArrayList<>();
    private boolean reads = true;
    final LongAdder tooSlow = new LongAdder();
    private int closeCode;

    SocketOutbound outbound() {
        var connection = fake(WebSocketConnection.class, (name, argument) -> switch (name) {
            case "sendText" -> sendText((String) argument);
            case "close" -> {
                closeCode = ((CloseReason) argument).getCode();
                yield Uni.createFrom().voidItem();
            }
            default -> throw new UnsupportedOperationException(name);
        });
        var eventLoop = fake(Context.class, (_, task) -> {
            @SuppressWarnings("unchecked")
            var handler = (Handler<@Nullable Void>) task;
            handler.handle(null);
            return Uni.createFrom().voidItem();
        });
        return new SocketOutbound(connection, eventLoop, tooSlow);
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
        Object to(String method, Object argument);
    }

    private static <T> T fake(Class<T> type, Answer answer) {
        Object made = Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (_, method, arguments) -> answer.to(method.getName(), Objects.requireNonNull(arguments)[0]));
        return type.cast(made);
    }
}
