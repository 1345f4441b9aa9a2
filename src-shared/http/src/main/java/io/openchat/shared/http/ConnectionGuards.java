package io.openchat.shared.http;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.core.net.impl.VertxHandler;

/** Puts the guards into the connections of a server: one at the wire, and one before the server's own handler. */
public final class ConnectionGuards {
    /** Name that Vert.x gives to its handler of requests. */
    private static final String SERVER = "handler";

    private static final String METER = "openchat-meter";

    private ConnectionGuards() {}

    /** Every connection that this server takes from now on is guarded. */
    public static void guard(ServerBootstrap server) {
        server.handler(new Accepted());
    }

    /** This connection is guarded from now on: for servers over TLS, whose pipeline is made after the handshake. */
    public static void guard(HttpConnection connection) {
        add(((ConnectionBase) connection).channel().pipeline(), new HttpGuard());
    }

    private static void add(ChannelPipeline pipeline, HttpGuard guard) {
        if (pipeline.get(METER) == null) {
            pipeline.addFirst(METER, new Meter());
        }
        pipeline.addBefore(SERVER, WebSocketGuard.NAME, guard);
    }

    /** On the listening channel: sees each connection before anybody else does. */
    @ChannelHandler.Sharable
    private static final class Accepted extends ChannelInboundHandlerAdapter {
        @Override
        public void channelRead(ChannelHandlerContext ctx, Object accepted) {
            if (accepted instanceof Channel connection) {
                Portions.read(connection);
                connection.pipeline().addLast(new WhenMade());
            }
            ctx.fireChannelRead(accepted);
        }
    }

    /**
     * Puts the guards in when the server has made its pipeline: at once, or after the first request where HTTP/2 might come in
     * the clear, as at Quarkus' management port. Until then this is the guard.
     */
    private static final class WhenMade extends ChannelInboundHandlerAdapter {
        @SuppressWarnings("NullAway.Init") // with the pipeline
        private Deadline deadline;

        @Override
        public void handlerAdded(ChannelHandlerContext ctx) {
            ctx.pipeline().addFirst(METER, new Meter());
        }

        @Override
        public void channelActive(ChannelHandlerContext ctx) {
            deadline = new Deadline(ctx, reason -> {
                reason.counted();
                var _ = ctx.close();
            });
            deadline.set(Cut.SLOW_HEADER, HttpGuard.HEADER);
            ctx.fireChannelActive();
            addIfMade(ctx, new HttpGuard());
        }

        @Override
        public void channelRead(ChannelHandlerContext ctx, Object message) {
            ctx.fireChannelRead(message);
            addIfMade(ctx, HttpGuard.afterARequest());
        }

        @Override
        public void channelInactive(ChannelHandlerContext ctx) {
            deadline.lift();
            ctx.fireChannelInactive();
        }

        private void addIfMade(ChannelHandlerContext ctx, HttpGuard guard) {
            ChannelHandler server = ctx.pipeline().get(SERVER);
            if (ctx.isRemoved() || server == null) {
                return;
            }
            deadline.lift();
            if (server instanceof VertxHandler) {
                add(ctx.pipeline(), guard);
                ctx.pipeline().remove(this);
            } else {
                var _ = ctx.close(); // HTTP/2, which nobody was told of
            }
        }
    }
}
