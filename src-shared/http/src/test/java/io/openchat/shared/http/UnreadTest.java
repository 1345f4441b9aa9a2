package io.openchat.shared.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Who takes nothing of what is written is asked nothing more, and cut off in the end. */
class UnreadTest {
    /** More than makes a channel unwritable. */
    private static final int MUCH = 100_000;

    private final Answers server = new Answers();
    private final EmbeddedChannel channel = new EmbeddedChannel(new Meter(), new HttpGuard(), server);

    @Test
    void whoTakesNothing_isCutOff() {
        channel.freezeTime();
        asks(1);
        var _ = channel.write(Unpooled.wrappedBuffer(new byte[MUCH]));
        passes(Meter.PATIENCE.toMillis() - 1);
        assertThat(channel.isOpen()).isTrue();
        passes(2);
        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void whoTakesIt_isNot() {
        channel.freezeTime();
        asks(1);
        var _ = channel.write(Unpooled.wrappedBuffer(new byte[MUCH]));
        passes(Meter.PATIENCE.toMillis() - 1);
        channel.flush();
        passes(Meter.PATIENCE.toMillis());
        assertThat(channel.isOpen()).isTrue();
    }

    @Test
    void theNextRequest_isHandedOver_whenTheAnswerHasRoom() {
        asks(3);
        assertThat(server.asked).isEqualTo(1);
        assertThat(channel.config().isAutoRead()).isFalse();
        var _ = channel.write(Unpooled.wrappedBuffer(new byte[MUCH]));
        server.answer();
        channel.runPendingTasks();
        assertThat(server.asked).isEqualTo(1);
        channel.flush();
        channel.runPendingTasks();
        assertThat(server.asked).isEqualTo(2);
        server.answer();
        channel.runPendingTasks();
        assertThat(server.asked).isEqualTo(3);
        assertThat(channel.config().isAutoRead()).isTrue();
    }

    @Test
    void requestsWithoutEnd_areCutOff() {
        asks(HttpGuard.MOST_WAITING + 2);
        assertThat(channel.isOpen()).isFalse();
        assertThat(server.asked).isEqualTo(1);
    }

    private void asks(int requests) {
        for (int i = 0; i < requests; i++) {
            if (!channel.isOpen()) {
                return;
            }
            var _ = channel.writeOneInbound(new DefaultHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.GET, "/"));
            var _ = channel.writeOneInbound(LastHttpContent.EMPTY_LAST_CONTENT);
        }
        if (channel.isOpen()) {
            channel.flushInbound();
        }
    }

    private void passes(long millis) {
        channel.advanceTimeBy(millis, TimeUnit.MILLISECONDS);
        channel.runScheduledPendingTasks();
    }

    /** A server that answers when the test says so. */
    private static final class Answers extends ChannelInboundHandlerAdapter {
        private int asked;

        @SuppressWarnings("NullAway.Init") // with the pipeline
        private ChannelHandlerContext ctx;

        @Override
        public void handlerAdded(ChannelHandlerContext ctx) {
            this.ctx = ctx;
        }

        @Override
        public void channelRead(ChannelHandlerContext ctx, Object message) {
            if (message instanceof HttpRequest) {
                asked++;
            }
        }

        void answer() {
            var _ = ctx.write(new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK));
        }
    }
}
