package io.openchat.chat.socket;

import io.netty.buffer.ByteBufUtil;
import io.openchat.chat.conversation.Outbound;
import io.openchat.shared.wire.FrameCodec;
import io.openchat.shared.wire.ServiceFrame;
import io.quarkus.websockets.next.CloseReason;
import io.quarkus.websockets.next.WebSocketConnection;
import io.vertx.core.Context;
import java.time.Clock;
import java.time.Duration;
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
 * order on the wire. What has come together by then goes out as one message, and so in one write: that, not the frame, is what
 * costs. Acks wait a little for company when there was just something written; a person's first one never does.
 *
 * <p>The queue of the WebSocket itself has no bound: frames that the system has not taken yet are counted here, and who reads
 * too slowly is closed and resumes.
 */
public final class SocketOutbound implements Outbound {
    /** Close code for a client that reads too slowly. */
    public static final int TOO_SLOW = 4429;

    /** Frames that may wait for a client: several pages of a replay. */
    static final int MOST_WAITING = 1_000;

    /** Bytes that may wait: a page of a replay with the longest texts. */
    static final long MOST_BYTES = 4 << 20;

    /** Bytes that make Netty's channels unwritable, by its default. */
    private static final long UNWRITABLE = 64 << 10;

    /** Frames, and bytes, beyond which a client gets nothing that it can do without or have later: a small part of the above. */
    static final int ROOM = 250;

    static final long ROOM_BYTES = 128 << 10;

    /** Bytes after which a message of several frames is full: proxies and clients hold it in memory as a whole. */
    static final int FULL = 32 << 10;

    /** What nobody notices between a message and its tick. */
    static final Duration COMPANY = Duration.ofMillis(20);

    private final WebSocketConnection connection;
    private final Context eventLoop;
    private final LongAdder tooSlow;
    private final Clock clock;
    private final Backlog backlog;
    private final Queue<Encoded> queue = new ConcurrentLinkedQueue<>();
    private final Queue<Runnable> wantRoom = new ConcurrentLinkedQueue<>();
    private final AtomicInteger waiting = new AtomicInteger();
    private final AtomicLong bytes = new AtomicLong();
    private final AtomicBoolean draining = new AtomicBoolean();
    private final AtomicBoolean closing = new AtomicBoolean();

    // these belong to the event loop
    private final Bundle bundle = new Bundle();
    private long writtenAt;
    private boolean timed;

    /** A frame as it goes out, its size in bytes, and whether it can wait for another. */
    private record Encoded(String text, int size, boolean patient) {
        static Encoded of(ServiceFrame frame) {
            String text = FrameCodec.encode(frame);
            return new Encoded(text, ByteBufUtil.utf8Bytes(text), frame instanceof ServiceFrame.Ack);
        }
    }

    /** The way out to {@code connection}, whose event loop is {@code eventLoop}; {@code tooSlow} counts who is closed as such. */
    SocketOutbound(WebSocketConnection connection, Context eventLoop, LongAdder tooSlow, Clock clock, Backlog backlog) {
        this.connection = connection;
        this.eventLoop = eventLoop;
        this.tooSlow = tooSlow;
        this.clock = clock;
        this.backlog = backlog;
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

    /** Whether the client is so far behind that its channel takes nothing, and therefore nothing is read from it. */
    boolean isBehind() {
        return bytes.get() > UNWRITABLE;
    }

    @Override
    public boolean hasRoom() {
        return waiting.get() < ROOM && bytes.get() < ROOM_BYTES;
    }

    @Override
    public void whenRoom(Runnable task) {
        wantRoom.add(task);
        // looked at after it was added: either there is room now, or something waits whose writing comes here
        if (hasRoom()) {
            eventLoop.runOnContext(_ -> giveRoom());
        }
    }

    private void giveRoom() {
        while (hasRoom() && !closing.get()) {
            Runnable task = wantRoom.poll();
            if (task == null) {
                return;
            }
            task.run();
        }
    }

    /** Closes the socket; what waits is not written any more. */
    public void close(int code, String reason) {
        if (closing.compareAndSet(false, true)) {
            if (code == TOO_SLOW) {
                tooSlow.increment();
            }
            queue.clear();
            wantRoom.clear();
            connection.close(new CloseReason(code, reason)).subscribe().with(_ -> {}, _ -> {});
        }
    }

    /** Closes the socket when all that waits is written. */
    void closeAfterwards(int code, String reason) {
        eventLoop.runOnContext(_ -> {
            drain();
            write();
            close(code, reason);
        });
    }

    private void drain() {
        // before the queue is looked at: who adds from now on comes again
        draining.set(false);
        boolean patient = true;
        for (Encoded next = queue.poll(); next != null; next = queue.poll()) {
            if (bundle.size + next.size() > FULL) {
                write();
            }
            bundle.add(next);
            patient &= next.patient();
        }
        if (patient && bundle.frames > 0 && clock.millis() - writtenAt < COMPANY.toMillis()) {
            waitForCompany();
        } else {
            write();
        }
    }

    private void waitForCompany() {
        if (!timed) {
            timed = true;
            eventLoop.owner().setTimer(COMPANY.toMillis(), _ -> {
                timed = false;
                write();
            });
        }
    }

    private void write() {
        int frames = bundle.frames;
        int size = bundle.size;
        if (frames == 0 || closing.get()) {
            return;
        }
        boolean fits = backlog.add(size);
        if (!fits && isBehind()) {
            backlog.remove(size);
            close(TOO_SLOW, "You read too slowly; connect again and resume.");
            return;
        }
        writtenAt = clock.millis();
        connection.sendText(bundle.take()).subscribe().with(_ -> taken(frames, size), _ -> failed(size));
    }

    private void failed(int size) {
        backlog.remove(size);
        closing.set(true);
    }

    private void taken(int frames, int size) {
        backlog.remove(size);
        waiting.addAndGet(-frames);
        bytes.addAndGet(-size);
        giveRoom();
    }

    /** Frames that go out together: one as it is, several as an array. */
    private static final class Bundle {
        private final StringBuilder several = new StringBuilder(0);
        private String first = "";
        private int frames;
        private int size;

        void add(Encoded next) {
            if (frames == 0) {
                first = next.text();
            } else {
                several.append(frames == 1 ? "[" + first : "").append(',').append(next.text());
            }
            frames++;
            size += next.size();
        }

        String take() {
            String text = frames == 1 ? first : several.append(']').toString();
            several.setLength(0);
            first = "";
            frames = 0;
            size = 0;
            return text;
        }
    }
}
