package io.openchat.bench.driver;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketClientHandshaker;
import io.netty.handler.codec.http.websocketx.WebSocketClientHandshakerFactory;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolHandler;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolHandler.ClientHandshakeStateEvent;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketVersion;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * One WebSocket of the driver: text frames out and in; pings are answered.
 *
 * <p>On bare Netty, beside the test kit's clients: thousands of these run on one core, which is not what is to be measured.
 */
final class Wire extends SimpleChannelInboundHandler<WebSocketFrame> {
    /** Far more than goes out together. */
    private static final int LARGEST_FRAME = 1 << 20;

    private static final int LARGEST_ANSWER = 8_192;

    private final CompletableFuture<Wire> opened = new CompletableFuture<>();
    private final Channel channel;
    private Consumer<String> listener = _ -> {};
    private boolean closing;

    private Wire(Channel channel) {
        this.channel = channel;
    }

    /** Dials; {@code protocols} is the list of subprotocols as it stands in the header, or empty. */
    static CompletableFuture<Wire> open(Loop loop, URI address, String protocols) {
        HttpHeaders headers = new DefaultHttpHeaders().set("Origin", "http://" + address.getAuthority());
        WebSocketClientHandshaker handshaker = WebSocketClientHandshakerFactory.newHandshaker(
                address, WebSocketVersion.V13, protocols.isEmpty() ? null : protocols, false, headers, LARGEST_FRAME);
        CompletableFuture<Wire> result = new CompletableFuture<>();
        var dialled = loop.bootstrap()
                .handler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        Wire wire = new Wire(channel);
                        var _ = wire.opened.whenComplete((open, thrown) -> {
                            if (thrown == null) {
                                result.complete(open);
                            } else {
                                result.completeExceptionally(thrown);
                            }
                        });
                        channel.pipeline()
                                .addLast(new HttpClientCodec(), new HttpObjectAggregator(LARGEST_ANSWER))
                                .addLast(new WebSocketClientProtocolHandler(handshaker), wire);
                    }
                })
                .connect(address.getHost(), address.getPort());
        var _ = dialled.addListener(done -> {
            if (!done.isSuccess()) {
                result.completeExceptionally(done.cause());
            }
        });
        return result;
    }

    void listen(Consumer<String> to) {
        listener = to;
    }

    void say(String text) {
        var _ = channel.writeAndFlush(new TextWebSocketFrame(text), channel.voidPromise());
    }

    void close() {
        closing = true;
        var _ = channel.close();
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event == ClientHandshakeStateEvent.HANDSHAKE_COMPLETE) {
            opened.complete(this);
        }
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, WebSocketFrame frame) {
        if (frame instanceof TextWebSocketFrame text) {
            listener.accept(text.text());
        }
    }

    /** A server that closes on us spoils what is measured; it is said once, and what is missing then counts as lost. */
    @Override
    public void channelInactive(ChannelHandlerContext context) {
        if (!opened.completeExceptionally(new IllegalStateException("closed before it was open")) && !closing) {
            System.err.println("the server has closed a socket: " + context.channel());
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (!opened.completeExceptionally(cause)) {
            System.err.println("a socket failed: " + cause);
        }
        var _ = context.close();
    }
}
