package io.openchat.shared.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a client sends without end is read a little at a time, and what came of it is done before more is read. */
class PortionsTest {
    private static final int SENT = 200_000;

    @SuppressWarnings("deprecation") // the transport that Vert.x has
    private final NioEventLoopGroup group = new NioEventLoopGroup(1);

    @AfterEach
    void end() {
        var _ = group.shutdownGracefully(0, 1, TimeUnit.SECONDS);
    }

    @Test
    void messages_areReadInThousandsOfBytes_asTheFormerAreDealtWith() throws Exception {
        Reader reader = reads(Portions::areOfMessages);
        assertThat(reader.sizes).allSatisfy(size -> assertThat(size).isLessThanOrEqualTo(1024));
        assertThat(reader.mostUndone).isEqualTo(1);
    }

    @Test
    void requests_areReadEightThousandBytesAtATime() throws Exception {
        Reader reader = reads(_ -> {});
        assertThat(reader.sizes).allSatisfy(size -> assertThat(size).isLessThanOrEqualTo(8 * 1024));
        assertThat(reader.mostUndone).isEqualTo(1);
    }

    private Reader reads(Consumer<Channel> first) throws Exception {
        Reader reader = new Reader(first);
        Channel server = new ServerBootstrap()
                .group(group)
                .channel(NioServerSocketChannel.class)
                .childHandler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        Portions.read(channel);
                        channel.pipeline().addLast(reader);
                    }
                })
                .bind(InetAddress.getLoopbackAddress(), 0)
                .sync()
                .channel();
        try (Socket client =
                new Socket(InetAddress.getLoopbackAddress(), ((InetSocketAddress) server.localAddress()).getPort())) {
            client.getOutputStream().write(new byte[SENT]);
            reader.all.get(10, TimeUnit.SECONDS);
        }
        return reader;
    }

    /** A server for which each read is something to be done a little later, as a task of its own. */
    private static final class Reader extends ChannelInboundHandlerAdapter {
        private final List<Integer> sizes = new ArrayList<>();
        private final CompletableFuture<Void> all = new CompletableFuture<>();
        private final Consumer<Channel> first;
        private int read;
        private int undone;
        private int mostUndone;

        Reader(Consumer<Channel> first) {
            this.first = first;
        }

        @Override
        public void channelActive(ChannelHandlerContext ctx) {
            first.accept(ctx.channel());
        }

        @Override
        public void channelRead(ChannelHandlerContext ctx, Object message) {
            int size = ((ByteBuf) message).readableBytes();
            ((ByteBuf) message).release();
            sizes.add(size);
            read += size;
            mostUndone = Math.max(mostUndone, ++undone);
            ctx.executor().execute(() -> {
                undone--;
                if (read == SENT) {
                    all.complete(null);
                }
            });
        }
    }
}
