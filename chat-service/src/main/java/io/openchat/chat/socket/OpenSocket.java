package io.openchat.chat.socket;

import io.openchat.chat.conversation.ErrorFrames;
import io.openchat.shared.limit.TokenBucket;
import io.openchat.shared.wire.ErrorCode;
import io.openchat.shared.wire.FrameException;
import io.openchat.shared.wire.Side;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * One open socket: who sits behind it, what came over it and is not dealt with yet, and when it was last heard.
 *
 * <p>Frames about the same conversation are dealt with one after the other, and may wait long for a store that is slow. What
 * came meanwhile waits here, with a bound, and pings are answered at once, so that a client which waits does not take the
 * line for dead. An agent's other conversations do not wait for it. All but the time belongs to the socket's event loop.
 */
final class OpenSocket<F> {
    /** Characters that may wait: 60 of the longest messages, or what a portal sends for some thousand chats after a reconnect. */
    static final int MOST_WAITING = 1 << 20;

    /** Conversations of one socket that are dealt with at once; a portal that comes back shall not fill the worker threads. */
    private static final int MOST_AT_ONCE = 8;

    /** Frames at once that could not be taken, such as what is no frame or came too fast; a client with a fault in it sends such. */
    static final int REFUSED_AT_ONCE = 30;

    /** The same, a second: who keeps to what an {@code error} says is far below. */
    private static final int REFUSED_PER_SECOND = 1;

    /** Close code for who sends again and again what is refused. */
    static final int TOO_MUCH = 4400;

    /** What a frame costs beside its text, so that tiny ones cannot fill the memory either. */
    private static final int OVERHEAD = 200;

    private final SocketOutbound out;
    private final FrameHandler<F> handler;
    private final Executor eventLoop;
    /** Those that have a frame that waits or is under way, by what their frames are about. */
    private final Map<String, Lane<F>> lanes = new HashMap<>();

    /** Lanes with frames that wait, and none under way. */
    private final Queue<Lane<F>> ready = new ArrayDeque<>();

    private int size;
    private int underWay;
    private boolean leaving;
    private @Nullable Runnable whenIdle;
    private final Instant openedAt;
    private final TokenBucket refusals;
    private volatile Instant heardAt;

    private record Waiting<F>(F frame, int size) {}

    /** Frames about the same conversation that wait. */
    private record Lane<F>(String about, Queue<Waiting<F>> waiting) {}

    OpenSocket(SocketOutbound out, FrameHandler<F> handler, Executor eventLoop, Clock clock) {
        this.out = out;
        this.handler = handler;
        this.eventLoop = eventLoop;
        this.refusals = new TokenBucket(REFUSED_AT_ONCE, REFUSED_PER_SECOND, clock);
        this.openedAt = clock.instant();
        this.heardAt = openedAt;
    }

    Side side() {
        return handler.side();
    }

    SocketOutbound out() {
        return out;
    }

    /** The client has given a sign of life. */
    void heard(Instant at) {
        heardAt = at;
    }

    boolean isBlocked() {
        return handler.isBlocked();
    }

    /** From who is behind with reading nothing is read, so nothing is heard; who takes nothing at all is cut off for that. */
    boolean isSilentSince(Instant then) {
        return heardAt.isBefore(then) && !out.isBehind();
    }

    /** Whether it was opened before then, and nobody has said yet what for. */
    boolean isIdleSince(Instant then) {
        return openedAt.isBefore(then) && !handler.hasBegun(then);
    }

    /** Takes a text message; what is no frame is answered by an error. */
    void receive(String text) {
        if (leaving) {
            // without an answer it stays in the sender's outbox, and comes again on the next socket
            return;
        }
        if (size > MOST_WAITING) {
            out.send(ErrorFrames.of(
                    new FrameException(ErrorCode.RATE_LIMITED, "Too much waits for an answer already; wait for it.")));
            return;
        }
        F frame;
        try {
            frame = handler.read(text);
        } catch (FrameException e) {
            refuse(e);
            return;
        }
        if (handler.isPing(frame)) {
            var _ = handler.take(frame);
            return;
        }
        add(handler.about(frame), new Waiting<>(frame, text.length() + OVERHEAD));
        work();
    }

    private void refuse(FrameException reason) {
        out.send(ErrorFrames.of(reason));
        if (!refusals.take()) {
            leaving = true;
            out.closeAfterwards(TOO_MUCH, "Too much of what you send is refused.");
        }
    }

    /** Takes nothing more; when all that came before is dealt with and its answers are written, the socket is closed. */
    void leave(int code, String reason) {
        eventLoop.execute(() -> {
            leaving = true;
            whenIdle = () -> out.closeAfterwards(code, reason);
            work();
        });
    }

    /** The socket is gone; what came over it is still dealt with. */
    void closed() {
        handler.closed();
    }

    private void add(String about, Waiting<F> last) {
        size += last.size();
        lanes.computeIfAbsent(about, this::readyLane).waiting().add(last);
    }

    private Lane<F> readyLane(String about) {
        Lane<F> lane = new Lane<>(about, new ArrayDeque<>());
        ready.add(lane);
        return lane;
    }

    private void work() {
        while (underWay < MOST_AT_ONCE && !ready.isEmpty()) {
            take(ready.remove());
        }
        if (underWay == 0 && whenIdle != null) {
            whenIdle.run();
        }
    }

    private void take(Lane<F> lane) {
        Waiting<F> next = lane.waiting().remove();
        size -= next.size();
        underWay++;
        CompletableFuture<Void> done = handler.take(next.frame()).toCompletableFuture();
        if (done.isDone()) {
            taken(lane);
        } else {
            var _ = done.whenComplete((_, _) -> eventLoop.execute(() -> {
                taken(lane);
                work();
            }));
        }
    }

    private void taken(Lane<F> lane) {
        underWay--;
        if (lane.waiting().isEmpty()) {
            lanes.remove(lane.about());
        } else {
            ready.add(lane);
        }
    }
}
