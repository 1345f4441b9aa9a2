package io.openchat.shared.http;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;

/**
 * Stands between the HTTP decoder and the server: hands over one request at a time, the next one only when the last is answered
 * and its answer has room, and cuts off who sends a request too slowly.
 *
 * <p>A client that does not read is not read either: what it sends waits in its own system, not here.
 */
final class HttpGuard extends ChannelDuplexHandler {
    /** From the first byte, or from the connecting, to the end of the headers: one round trip, and a bad line's repeats. */
    static final Duration HEADER = Duration.ofSeconds(10);

    /** For the whole body; the largest that any service takes is 64 KiB, and 1 MiB through the front of one machine. */
    static final Duration BODY = Duration.ofSeconds(30);

    /** Requests after which a connection is closed in order, so that none is for ever at the same pod. */
    static final int MOST_REQUESTS = 1_000;

    /** Requests that wait for the answer to one before them. Browsers and proxies send the next one when they have the last. */
    static final int MOST_WAITING = 100;

    /** Connections that may stand idle; beyond that the one that has done so for longest goes. An ingress keeps some hundred. */
    private static final int MOST_IDLE = 2_000;

    /** Requests of one connection in one turn of its event loop, so that others have theirs. */
    private static final int MOST_IN_A_TURN = 4;

    private static final Eldest IDLE = new Eldest(() -> MOST_IDLE, Cut.CROWDED);

    private final boolean begun;
    private final Queue<Object> held = new ArrayDeque<>();
    private int waiting;
    private int requests;
    private boolean answering;
    private boolean incomplete;
    private boolean came;
    private boolean handing;
    private boolean paused;
    private boolean wanted;
    private boolean gone;
    private long seen;

    @SuppressWarnings("NullAway.Init") // with the pipeline
    private Deadline deadline;

    @SuppressWarnings("NullAway.Init")
    private Meter meter;

    /** Of a connection of which nothing has come. */
    HttpGuard() {
        this(false);
    }

    private HttpGuard(boolean begun) {
        this.begun = begun;
    }

    /** Of a connection that has had its first request. */
    static HttpGuard afterARequest() {
        return new HttpGuard(true);
    }

    @Override
    public void handlerAdded(ChannelHandlerContext ctx) {
        meter = Meter.of(ctx);
        seen = meter.read();
        deadline = new Deadline(ctx, reason -> cut(ctx, reason));
        if (!begun) {
            deadline.set(Cut.SLOW_HEADER, HEADER);
        }
        IDLE.add(ctx);
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext ctx) {
        letGo(ctx);
        if (paused) {
            paused = false;
            ctx.channel().config().setAutoRead(wanted);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        letGo(ctx);
        ctx.fireChannelInactive();
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        if (gone || !(message instanceof HttpObject)) {
            pass(ctx, message);
            return;
        }
        came = true;
        if (message instanceof HttpRequest) {
            incomplete = true;
            deadline.lift();
            if (++waiting > MOST_WAITING) {
                ReferenceCountUtil.release(message);
                cut(ctx, Cut.PIPELINED);
                return;
            }
        }
        if (message instanceof LastHttpContent) {
            incomplete = false;
        }
        held.add(message);
        handOver(ctx);
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext ctx) {
        long read = meter.read();
        if (!gone) {
            watch(read > seen);
        }
        came = false;
        seen = read;
        ctx.fireChannelReadComplete();
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext ctx) {
        ctx.fireChannelWritabilityChanged();
        handOverLater(ctx);
    }

    /** The server, too, switches reading on and off; while we wait for an answer to be read, only its wish is noted. */
    @Override
    public void read(ChannelHandlerContext ctx) {
        if (paused) {
            wanted = true;
            ctx.channel().config().setAutoRead(false);
        } else {
            ctx.read();
        }
    }

    @Override
    public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
        var _ = ctx.write(message, LastResort.watched(promise));
        if (message instanceof HttpResponse response
                && response.status().codeClass() == HttpStatusClass.INFORMATIONAL) {
            if (response.status().equals(HttpResponseStatus.SWITCHING_PROTOCOLS)) {
                ctx.pipeline().replace(this, WebSocketGuard.NAME, new WebSocketGuard());
            }
        } else if (message instanceof LastHttpContent) {
            answering = false;
            if (held.isEmpty() && !gone) {
                IDLE.add(ctx);
            }
            handOverLater(ctx);
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable thrown) {
        LastResort.haltIfOutOfMemory(thrown);
        ctx.fireExceptionCaught(thrown);
    }

    /** Deadlines are for what did not come in one go, which nearly every request does. */
    private void watch(boolean bytesCame) {
        if (incomplete) {
            if (!deadline.isSetFor(Cut.SLOW_BODY)) {
                deadline.set(Cut.SLOW_BODY, BODY);
            }
        } else if (came) {
            deadline.lift();
        } else if (bytesCame && !deadline.isSet()) {
            deadline.set(Cut.SLOW_HEADER, HEADER);
        }
    }

    private void pass(ChannelHandlerContext ctx, Object message) {
        if (gone) {
            ReferenceCountUtil.release(message);
        } else {
            ctx.fireChannelRead(message);
        }
    }

    /** In a turn of its own, so that other connections have theirs in between, and the server has finished with the last one. */
    private void handOverLater(ChannelHandlerContext ctx) {
        if (!held.isEmpty() && !handing) {
            ctx.executor().execute(() -> {
                if (handOver(ctx)) {
                    ctx.fireChannelReadComplete();
                }
            });
        }
    }

    private boolean handOver(ChannelHandlerContext ctx) {
        if (handing) {
            return false;
        }
        handing = true;
        boolean any = false;
        int taken = 0;
        try {
            if (!held.isEmpty() && mayHave(ctx, held.peek())) {
                setPaused(ctx, false); // before the server sees it, which may itself stop reading then
            }
            while (!held.isEmpty() && mayHave(ctx, held.peek())) {
                if (held.peek() instanceof HttpRequest && ++taken > MOST_IN_A_TURN) {
                    break;
                }
                Object next = held.remove();
                if (next instanceof HttpRequest request) {
                    begin(ctx, request);
                }
                any = true;
                ctx.fireChannelRead(next);
            }
        } finally {
            handing = false;
        }
        setPaused(ctx, !held.isEmpty());
        if (taken > MOST_IN_A_TURN) {
            handOverLater(ctx);
        }
        return any;
    }

    private boolean mayHave(ChannelHandlerContext ctx, Object next) {
        return !(next instanceof HttpRequest) || (!answering && ctx.channel().isWritable());
    }

    private void begin(ChannelHandlerContext ctx, HttpRequest request) {
        IDLE.remove(ctx);
        waiting--;
        answering = true;
        requests++;
        boolean last = requests >= MOST_REQUESTS && !isUpgrade(request);
        if (last || requests >= MOST_REQUESTS + MOST_WAITING) {
            request.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        }
    }

    /** A socket that is opened late on a connection shall not be refused for that. */
    private static boolean isUpgrade(HttpRequest request) {
        return request.headers().contains(HttpHeaderNames.UPGRADE, HttpHeaderValues.WEBSOCKET, true);
    }

    private void setPaused(ChannelHandlerContext ctx, boolean pause) {
        if (pause == paused || gone) {
            return;
        }
        if (pause) {
            wanted = ctx.channel().config().isAutoRead();
            paused = true;
            ctx.channel().config().setAutoRead(false);
        } else {
            paused = false;
            ctx.channel().config().setAutoRead(wanted);
        }
    }

    private void cut(ChannelHandlerContext ctx, Cut reason) {
        reason.counted();
        letGo(ctx);
        var _ = ctx.close();
    }

    private void letGo(ChannelHandlerContext ctx) {
        gone = true;
        IDLE.remove(ctx);
        deadline.lift();
        held.forEach(ReferenceCountUtil::release);
        held.clear();
    }
}
