package io.openchat.shared.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.ContinuationWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocket08FrameDecoder;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameDecoder;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import io.netty.handler.codec.http.websocketx.WebSocketDecoderConfig;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.openchat.shared.limit.TokenBucket;
import java.nio.channels.ClosedChannelException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * Stands between the frames of a WebSocket and the server, to which only whole text messages, closes, and the pings and pongs
 * that mean something get through.
 *
 * <p>The server answers every ping at once, whether there is room for the answer or not, and takes any pong for a sign of life.
 * So pings and pongs are counted here, a ping that cannot be answered is forgotten, and only the answer to a ping of ours is a
 * sign of life. While the client does not take what was written, nothing is read from it. Where bytes are only passed on, as the
 * front of one machine does, nothing of this applies.
 */
final class WebSocketGuard extends ChannelDuplexHandler {
    static final String NAME = "openchat-guard";

    /**
     * Bytes of one message: enough above the 16,896 of the largest frame that one which is somewhat too long is read, and
     * answered with the error that says so.
     */
    static final int MOST_BYTES = 20 * 1024;

    /** From a message's first byte to its last: 20 KiB over a line on which a chat is of any use. */
    static final Duration MESSAGE = Duration.ofSeconds(10);

    /** From our close to the client's answer. */
    static final Duration CLOSING = Duration.ofSeconds(5);

    /** Bytes that may still come after our close, from who had sent them before it came; who goes on is cut off at once. */
    static final int MOST_AFTER_CLOSE = 256 * 1024;

    /** Pings, pongs and fragments at once: some clients ping every second, and none fragments what is so small. */
    static final int AT_ONCE = 100;

    /** The same, a second. */
    static final int PER_SECOND = 20;

    /** Close code for who sends too much, documented in the protocol. */
    static final int TOO_MUCH = 4400;

    private final TokenBucket controls = new TokenBucket(AT_ONCE, PER_SECOND, InstantSource.system());
    private final Fragments fragments = new Fragments(MOST_BYTES);
    private @Nullable ByteBuf asked;
    private boolean frames;
    private boolean came;
    private boolean closing;
    private long closedAt;
    private long seen;

    @SuppressWarnings("NullAway.Init") // with the pipeline
    private Deadline deadline;

    @SuppressWarnings("NullAway.Init")
    private Meter meter;

    private Turn.@Nullable Gate turn;

    @Override
    public void handlerAdded(ChannelHandlerContext ctx) {
        meter = Meter.of(ctx);
        seen = meter.read();
        deadline = new Deadline(ctx, reason -> missed(ctx, reason));
        ChannelHandler decoder = ctx.pipeline().get("wsdecoder");
        if (decoder instanceof WebSocket08FrameDecoder) {
            frames = true;
            Portions.areOfMessages(ctx.channel());
            turn = Turn.gate(ctx);
            ctx.pipeline().replace(decoder, "wsdecoder", new WebSocket13FrameDecoder(strict()));
        } else if (decoder != null) {
            var _ = ctx.close(); // of before the standard: no fragments, no close codes
        }
    }

    /** What the server was told does for other limits; a frame that is too long shall not wait here for its end. */
    private static WebSocketDecoderConfig strict() {
        return WebSocketDecoderConfig.newBuilder()
                .maxFramePayloadLength(MOST_BYTES)
                .allowExtensions(false)
                .allowMaskMismatch(false)
                .closeOnProtocolViolation(false)
                .build();
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext ctx) {
        letGo();
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        letGo();
        ctx.fireChannelInactive();
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        if (!(message instanceof WebSocketFrame frame)) {
            ctx.fireChannelRead(message);
            return;
        }
        came = true;
        if (closing && !(frame instanceof CloseWebSocketFrame)) {
            frame.release();
            return;
        }
        switch (frame) {
            case TextWebSocketFrame text when text.isFinalFragment() -> whole(ctx, text);
            case TextWebSocketFrame text -> fragment(ctx, text);
            case ContinuationWebSocketFrame more -> fragment(ctx, more);
            case PingWebSocketFrame ping -> ping(ctx, ping);
            case PongWebSocketFrame pong -> pong(ctx, pong);
            case CloseWebSocketFrame close -> close(ctx, close);
            default -> {
                frame.release();
                refuse(ctx, Cut.BINARY, WebSocketCloseStatus.INVALID_MESSAGE_TYPE.code(), "Only text is taken here.");
            }
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext ctx) {
        long read = meter.read();
        if (closing && read - closedAt > MOST_AFTER_CLOSE) {
            var _ = ctx.close();
            return;
        }
        if (frames && !closing) {
            boolean partOfAFrame = read > seen && !came;
            if (!fragments.isOpen() && !partOfAFrame) {
                if (came) {
                    deadline.lift();
                }
            } else if (!deadline.isSet()) {
                deadline.set(Cut.SLOW_MESSAGE, MESSAGE);
            }
        }
        came = false;
        seen = read;
        ctx.fireChannelReadComplete();
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext ctx) {
        if (frames) {
            ctx.channel().config().setAutoRead(ctx.channel().isWritable() && !isWaiting());
        }
        ctx.fireChannelWritabilityChanged();
    }

    @Override
    public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
        if (!(message instanceof WebSocketFrame frame)) {
            var _ = ctx.write(message, LastResort.watched(promise));
        } else if (closing) {
            frame.release();
            promise.tryFailure(new ClosedChannelException());
        } else if (frame instanceof PingWebSocketFrame ping && !asks(ctx, ping)) {
            frame.release();
            promise.trySuccess();
        } else {
            var _ = ctx.write(frame, LastResort.watched(promise));
            if (frame instanceof CloseWebSocketFrame) {
                startClosing();
            }
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable thrown) {
        LastResort.haltIfOutOfMemory(thrown);
        if (thrown instanceof CorruptedWebSocketFrameException corrupted) {
            if (!closing) {
                WebSocketCloseStatus status = corrupted.closeStatus();
                boolean big = status.equals(WebSocketCloseStatus.MESSAGE_TOO_BIG);
                refuse(ctx, big ? Cut.TOO_BIG : Cut.PROTOCOL, status.code(), "This could not be read.");
            }
        } else {
            ctx.fireExceptionCaught(thrown);
        }
    }

    private boolean isWaiting() {
        return turn != null && turn.isHolding();
    }

    private void whole(ChannelHandlerContext ctx, TextWebSocketFrame text) {
        if (ByteBufUtil.isText(text.content(), StandardCharsets.UTF_8)) {
            if (turn != null) {
                turn.hands(ctx.executor());
            }
            ctx.fireChannelRead(text);
        } else {
            text.release();
            refuse(ctx, Cut.PROTOCOL, WebSocketCloseStatus.INVALID_PAYLOAD_DATA.code(), "This is not UTF-8.");
        }
    }

    private void fragment(ChannelHandlerContext ctx, WebSocketFrame frame) {
        boolean last = frame.isFinalFragment();
        if (!isAllowed(ctx, frame)) {
            return;
        }
        Cut tooMuch = fragments.add(frame);
        if (tooMuch == Cut.TOO_BIG) {
            refuse(ctx, tooMuch, WebSocketCloseStatus.MESSAGE_TOO_BIG.code(), "This message is too long.");
        } else if (tooMuch != null) {
            refuse(ctx, tooMuch, TOO_MUCH, "Too many fragments.");
        } else if (last) {
            deadline.lift();
            whole(ctx, new TextWebSocketFrame(fragments.take()));
        }
    }

    private void ping(ChannelHandlerContext ctx, PingWebSocketFrame ping) {
        if (!isAllowed(ctx, ping)) {
            return;
        }
        if (ctx.channel().isWritable()) {
            ctx.fireChannelRead(ping);
        } else {
            ping.release();
        }
    }

    private void pong(ChannelHandlerContext ctx, PongWebSocketFrame pong) {
        if (asked != null && asked.equals(pong.content())) {
            forget();
            ctx.fireChannelRead(pong);
        } else if (isAllowed(ctx, pong)) {
            pong.release();
        }
    }

    private void close(ChannelHandlerContext ctx, CloseWebSocketFrame close) {
        if (closing) {
            close.release();
            var _ = ctx.close();
        } else {
            deadline.set(Cut.CLOSE_UNANSWERED, CLOSING); // our answer may never be taken
            ctx.fireChannelRead(close);
        }
    }

    /** Whether this ping of ours goes out: not to a client that takes nothing. */
    private boolean asks(ChannelHandlerContext ctx, PingWebSocketFrame ping) {
        if (!ctx.channel().isWritable()) {
            return false;
        }
        forget();
        asked = ping.content().copy();
        return true;
    }

    private boolean isAllowed(ChannelHandlerContext ctx, WebSocketFrame frame) {
        if (controls.take()) {
            return true;
        }
        frame.release();
        refuse(ctx, Cut.FLOOD, TOO_MUCH, "Too many pings, pongs or fragments.");
        return false;
    }

    private void refuse(ChannelHandlerContext ctx, Cut reason, int code, String text) {
        reason.counted();
        startClosing();
        var _ = ctx.writeAndFlush(new CloseWebSocketFrame(new WebSocketCloseStatus(code, text)));
    }

    private void startClosing() {
        closing = true;
        closedAt = meter.read();
        deadline.set(Cut.CLOSE_UNANSWERED, CLOSING);
        fragments.release();
    }

    private void missed(ChannelHandlerContext ctx, Cut reason) {
        if (reason == Cut.SLOW_MESSAGE) {
            refuse(ctx, reason, TOO_MUCH, "A message was not complete in time.");
        } else {
            reason.counted();
            var _ = ctx.close();
        }
    }

    private void letGo() {
        deadline.lift();
        fragments.release();
        forget();
    }

    private void forget() {
        if (asked != null) {
            asked.release();
            asked = null;
        }
    }
}
