package io.openchat.shared.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Many sockets that speak at the same moment are heard one after the other, each in its order, and none for ever. */
class TurnTest {
    private static final int SOCKETS = 100;

    /** Bytes that came at once; each is a message. */
    private static final int SAID = 50;

    private final List<EmbeddedChannel> sockets = new ArrayList<>();
    /** What the event loop, which they share, has still to do. */
    private final Queue<Runnable> tasks = new ArrayDeque<>();

    private int undone;
    private int mostUndone;
    private final List<String> heard = new ArrayList<>();

    @AfterEach
    void close() {
        doAll();
        for (EmbeddedChannel socket : sockets) {
            var _ = socket.close();
        }
    }

    @Test
    void noMoreIsHandedOver_thanIsSoonDealtWith() {
        for (int i = 0; i < SOCKETS; i++) {
            sockets.add(socket(i));
        }
        sockets.forEach(TurnTest::says);
        assertThat(heard.size()).isLessThan(SOCKETS * SAID);
        assertThat(sockets.getLast().config().isAutoRead()).isFalse();
        doAll();
        assertThat(mostUndone).isLessThanOrEqualTo(2 * (Turn.MOST + SAID));
        assertThat(heard).hasSize(SOCKETS * SAID);
        assertThat(heard.stream().filter(said -> said.startsWith("99:")))
                .containsExactlyElementsOf(IntStream.range(0, SAID)
                        .mapToObj(number -> "99:" + number)
                        .toList());
        assertThat(sockets)
                .allSatisfy(socket -> assertThat(socket.config().isAutoRead()).isTrue());
    }

    @Test
    void whatCameBeforeTheEnd_isHandedOver_andIsNobodysAfterwards() {
        for (int i = 0; i < 20; i++) {
            sockets.add(socket(i));
        }
        sockets.forEach(TurnTest::says);
        EmbeddedChannel last = sockets.getLast();
        var _ = last.close();
        assertThat(heard.stream().filter(said -> said.startsWith("19:"))).hasSize(SAID);
    }

    private void doAll() {
        for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
            task.run();
        }
    }

    private static void says(EmbeddedChannel socket) {
        ByteBuf all = Unpooled.buffer();
        for (int i = 0; i < SAID; i++) {
            all.writeByte(i);
        }
        socket.pipeline().fireChannelRead(all).fireChannelReadComplete();
    }

    private EmbeddedChannel socket(int number) {
        EmbeddedChannel channel = new EmbeddedChannel();
        channel.pipeline().addLast(new Server(number));
        return channel;
    }

    /** A server for which each byte is a message, and each message a task. */
    private final class Server extends ChannelInboundHandlerAdapter {
        private final int number;

        @SuppressWarnings("NullAway.Init") // with the pipeline
        private Turn.Gate gate;

        Server(int number) {
            this.number = number;
        }

        @Override
        public void handlerAdded(ChannelHandlerContext ctx) {
            gate = Turn.gate(ctx);
        }

        @Override
        public void channelRead(ChannelHandlerContext ctx, Object message) {
            ByteBuf bytes = (ByteBuf) message;
            while (bytes.isReadable()) {
                gate.hands(tasks::add);
                heard.add(number + ":" + bytes.readByte());
                mostUndone = Math.max(mostUndone, ++undone);
                tasks.add(() -> undone--);
            }
            bytes.release();
        }
    }
}
