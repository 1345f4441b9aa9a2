package io.openchat.chat.wiring;

import io.netty.buffer.ByteBufUtil;
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
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/**
 * The way out to one WebSocket, with a bound.
 *
 * <p>Frames come from any thread and are written by the socket's own event loop, so the order in which they were given is the
 * order on the wire. The queue of the WebSocket itself has no bound: frames that the system has not taken yet are counted
 * here, and who reads too slowly is closed and resumes.
 */
public final class SocketOutbound implements Outbound {
    /** Close code for a client that reads too slowly. */
    public static final int TOO_SLOW = 4429;

    /** Frames that may wait for a client: several pages of a replay. */
    static final int MOST_WAITING = 1_000;

    /** Bytes that may wait: a page of a replay with the longest texts, or an agent's list of ten thousand open conversations. */
    static final long MOST_BYTES = 4 << 20;

    private final WebSocketConnection connection;
    private final Context eventLoop;
    private final LongAdder tooSlow;
    private final Queue<Encoded> queue = new ConcurrentLinkedQueue<>();
    private final AtomicInteger waiting = new AtomicInteger();
    private final AtomicLong bytes = new AtomicLong();
    private final AtomicBoolean draining = new AtomicBoolean();
    private final AtomicBoolean closing = new AtomicBoolean();

    /** A frame as it goes out, and its size in bytes. */
    private record Encoded(String text, int size) {
        static Encoded of(ServiceFrame frame) {
            String text = FrameCodec.encode(frame);
            return new Encoded(text, ByteBufUtil.utf8Bytes(text));
        }
    }

    /** The way out to {@code connection}, whose event loop is {@code eventLoop}; {@code tooSlow} counts who is closed as such. */
    public SocketOutbound(WebSocketConnection connection, Context eventLoop, LongAdder tooSlow) {
        this.connection = connection;
        this.eventLoop = eventLoop;
        this.tooSlow = tooSlow;
    }

    @Override
    public void send(ServiceFrame frame) {
        if (closing.get()) {
            return;
        }
        Encoded encoded = Encoded.of(frame);
        boolean tooMany = waiting.incrementAndGet() > MOST_WAITING;
        if (bytes.addAndGet(encoded.size()) > MOST_BYTES || tooMany) {
            close(TOO_SLOW, "You read too slowly; connect again and resume.");
            return;
        }
        queue.add(encoded);
        if (draining.compareAndSet(false, true)) {
            eventLoop.runOnContext(_ -> drain());
        }
    }

    /** Closes the socket; what waits is not written any more. */
    public void close(int code, String reason) {
        if (closing.compareAndSet(false, true)) {
            if (code == TOO_SLOW) {
                tooSlow.increment();
            }
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
        for (Encoded next = queue.poll(); next != null; next = queue.poll()) {
            int size = next.size();
            connection
                    .sendText(next.text())
                    .subscribe()
                    .with(
                            _ -> {
                                waiting.decrementAndGet();
                                bytes.addAndGet(-size);
                            },
                            _ -> closing.set(true));
        }
        draining.set(false);
        if (!queue.isEmpty() && draining.compareAndSet(false, true)) {
            eventLoop.runOnContext(_ -> drain());
        }
    }
}
