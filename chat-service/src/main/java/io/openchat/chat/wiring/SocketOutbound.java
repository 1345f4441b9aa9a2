package io.openchat.chat.wiring;

import io.openchat.chat.conversation.Outbound;
import io.openchat.shared.wire.FrameCodec;
import io.openchat.shared.wire.ServiceFrame;
import io.quarkus.websockets.next.CloseReason;
import io.quarkus.websockets.next.WebSocketConnection;
import io.vertx.core.Context;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The way out to one WebSocket, with a bound.
 *
 * <p>Frames come from any thread and are written by the socket's own event loop, so the order in which they were given is the
 * order on the wire. The queue of the WebSocket itself has no bound: frames that are not written yet are counted here, and
 * who reads too slowly is closed and resumes.
 */
public final class SocketOutbound implements Outbound {
    /** Close code for a client that reads too slowly. */
    public static final int TOO_SLOW = 4429;

    /** Frames that may wait for a client: several pages of a replay, a few megabytes at the worst. */
    static final int MOST_WAITING = 1_000;

    private final WebSocketConnection connection;
    private final Context eventLoop;
    private final Queue<ServiceFrame> queue = new ConcurrentLinkedQueue<>();
    private final AtomicInteger waiting = new AtomicInteger();
    private final AtomicBoolean draining = new AtomicBoolean();
    private final AtomicBoolean closing = new AtomicBoolean();

    /** The way out to {@code connection}, whose event loop is {@code eventLoop}. */
    public SocketOutbound(WebSocketConnection connection, Context eventLoop) {
        this.connection = connection;
        this.eventLoop = eventLoop;
    }

    @Override
    public void send(ServiceFrame frame) {
        if (closing.get()) {
            return;
        }
        if (waiting.incrementAndGet() > MOST_WAITING) {
            close(TOO_SLOW, "You read too slowly; connect again and resume.");
            return;
        }
        queue.add(frame);
        if (draining.compareAndSet(false, true)) {
            eventLoop.runOnContext(_ -> drain());
        }
    }

    /** Closes the socket; what waits is not written any more. */
    public void close(int code, String reason) {
        if (closing.compareAndSet(false, true)) {
            queue.clear();
            connection.close(new CloseReason(code, reason)).subscribe().with(_ -> {}, _ -> {});
        }
    }

    /** Closes the socket when all that waits is written. */
    void closeAfterwards(int code, String reason) {
        eventLoop.runOnContext(_ -> {
            drain();
            close(code, reason);
        });
    }

    private void drain() {
        for (ServiceFrame frame = queue.poll(); frame != null; frame = queue.poll()) {
            connection
                    .sendText(FrameCodec.encode(frame))
                    .subscribe()
                    .with(_ -> waiting.decrementAndGet(), _ -> closing.set(true));
        }
        draining.set(false);
        if (!queue.isEmpty() && draining.compareAndSet(false, true)) {
            eventLoop.runOnContext(_ -> drain());
        }
    }
}
