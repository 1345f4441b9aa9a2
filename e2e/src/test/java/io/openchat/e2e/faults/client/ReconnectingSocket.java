package io.openchat.e2e.faults.client;

import io.openchat.shared.wire.Frame;
import io.openchat.shared.wire.FrameCodec;
import io.openchat.shared.wire.ServiceFrame;
import io.openchat.shared.wire.VisitorFrame;
import io.vertx.core.http.WebSocket;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A socket that comes back, with the times and the backoff of the browser's clients.
 *
 * <p>Beside the test kit's clients, which wait: thousands of these live on one thread.
 */
final class ReconnectingSocket {
    private static final long FIRST_PAUSE = 500;
    private static final long LONGEST_PAUSE = 30_000;
    private static final long IDLE = 8_000;
    private static final long SILENCE = 20_000;

    private final Loop loop;
    private final String path;
    private final Supplier<List<String>> protocols;
    private final Map<String, String> headers;
    private final Runnable opened;
    private final Runnable lost;
    private final Consumer<ServiceFrame> received;
    private final Map<Integer, Integer> closeCodes = new TreeMap<>();

    private @Nullable WebSocket socket;
    private int attempt;
    private int failures;
    private long saidAt;
    private long heardAt;
    private long pauseBefore;
    private boolean closed;

    /** Asks for the protocols at each attempt: the token among them ends. */
    ReconnectingSocket(
            Loop loop, String path, Supplier<List<String>> protocols, Map<String, String> headers, Owner owner) {
        this.loop = loop;
        this.path = path;
        this.protocols = protocols;
        this.headers = headers;
        this.opened = owner::opened;
        this.lost = owner::lost;
        this.received = owner::received;
    }

    /** Whose line it is. */
    interface Owner {
        /** A new line stands: resume on it. */
        void opened();

        /** The line is gone; the next one comes by itself. */
        void lost();

        void received(ServiceFrame frame);
    }

    void open() {
        int mine = ++attempt;
        loop.after(Loop.DIAL_TIMEOUT, () -> {
            // gives up on what says nothing, also where a proxy took the connection and finds nobody behind it
            if (mine == attempt && socket == null) {
                again();
            }
        });
        loop.dial(path, protocols.get(), headers).onComplete(dialled -> {
            if (mine != attempt || closed) {
                if (dialled.succeeded()) {
                    var _ = dialled.result().close();
                }
            } else if (dialled.succeeded()) {
                connected(dialled.result());
            } else {
                again();
            }
        });
    }

    /** False without a line: the frame is not kept. */
    boolean send(Frame frame) {
        WebSocket open = socket;
        if (open == null) {
            return false;
        }
        saidAt = loop.now();
        open.writeTextMessage(FrameCodec.encode(frame)).onFailure(_ -> {});
        return true;
    }

    /** The next loss is followed by this pause: clients whose networks come back at different times. */
    void pauseOnce(long millis) {
        pauseBefore = millis;
    }

    void close() {
        closed = true;
        attempt++;
        WebSocket open = socket;
        socket = null;
        if (open != null) {
            var _ = open.close();
        }
    }

    /** How many sockets were lost with which close code. */
    Map<Integer, Integer> closeCodes() {
        return closeCodes;
    }

    private void connected(WebSocket next) {
        WebSocket old = socket;
        socket = next;
        if (old != null) {
            var _ = old.close(); // of a drained pod; what it still had to say comes with the resume
        }
        saidAt = loop.now();
        heardAt = saidAt;
        next.textMessageHandler(text -> {
            for (ServiceFrame frame : FrameCodec.decodeService(text)) {
                if (isCurrent(next)) {
                    heard(frame);
                }
            }
        });
        next.exceptionHandler(_ -> {});
        next.closeHandler(_ -> {
            if (isCurrent(next)) {
                drop(next.closeStatusCode() == null ? 1006 : next.closeStatusCode());
            }
        });
        watch(next);
        opened.run();
    }

    private void heard(ServiceFrame frame) {
        heardAt = loop.now();
        failures = 0;
        if (frame instanceof ServiceFrame.Drain drain) {
            loop.after(drain.after(), () -> {
                if (socket != null) {
                    open();
                }
            });
        } else {
            received.accept(frame);
        }
    }

    private void watch(WebSocket watched) {
        loop.after(1_000, () -> {
            if (!isCurrent(watched)) {
                return;
            }
            if (loop.now() - heardAt >= SILENCE) {
                drop(4408);
                var _ = watched.close((short) 4408);
                return;
            }
            if (loop.now() - saidAt >= IDLE) {
                send(new VisitorFrame.Ping());
            }
            watch(watched);
        });
    }

    /** What an old socket still says is nobody's business. */
    @SuppressWarnings("ReferenceEquality") // this very one
    private boolean isCurrent(WebSocket candidate) {
        return candidate == socket;
    }

    private void drop(int code) {
        closeCodes.merge(code, 1, Integer::sum);
        socket = null;
        lost.run();
        again();
    }

    private void again() {
        attempt++;
        if (closed || socket != null) {
            return;
        }
        long ceiling = Math.min(LONGEST_PAUSE, FIRST_PAUSE << Math.min(failures++, 16));
        long pause = pauseBefore > 0
                ? pauseBefore
                : Math.round(ceiling * (0.5 + loop.random().nextDouble() / 2));
        pauseBefore = 0;
        int mine = attempt;
        loop.after(pause, () -> {
            if (mine == attempt && !closed) {
                open();
            }
        });
    }
}
