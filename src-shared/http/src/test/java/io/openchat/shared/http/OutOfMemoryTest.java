package io.openchat.shared.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.EncoderException;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A process without memory outside of the heap ends, so that it is started again. */
class OutOfMemoryTest {
    private final List<Integer> ends = new ArrayList<>();

    @BeforeEach
    void noteEnds() {
        LastResort.haltBy(ends::add);
    }

    @AfterEach
    void reallyEnd() {
        LastResort.haltBy(Runtime.getRuntime()::halt);
    }

    @Test
    void whatTheSystemSaysWhileReading_isSeen() {
        EmbeddedChannel channel = new EmbeddedChannel(new Meter());
        channel.pipeline()
                .fireExceptionCaught(new OutOfMemoryError("Cannot reserve 4194304 bytes of direct buffer memory"));
        assertThat(ends).containsExactly(LastResort.NO_MEMORY);
    }

    @Test
    void whatAnEncoderSays_isSeen() {
        EmbeddedChannel channel = new EmbeddedChannel(new Meter(), new NoBuffers(), new HttpGuard());
        var _ = channel.write(Unpooled.EMPTY_BUFFER);
        assertThat(ends).containsExactly(LastResort.NO_MEMORY);
    }

    @Test
    void otherErrors_areNot() {
        EmbeddedChannel channel = new EmbeddedChannel(new Meter());
        channel.pipeline().fireExceptionCaught(new IOException("Connection reset"));
        assertThat(ends).isEmpty();
    }

    /** A real server, with less memory than the first buffer takes. */
    @Test
    void aServerWithoutMemory_ends() throws Exception {
        Process server = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:MaxDirectMemorySize=1m",
                        "-Dio.netty.allocator.numDirectArenas=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Server.class.getName())
                .redirectErrorStream(true)
                .start();
        boolean ended = server.waitFor(60, TimeUnit.SECONDS);
        if (!ended) {
            server.destroyForcibly();
        }
        assertThat(ended).isTrue();
        assertThat(new String(server.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .contains("Out of memory");
        assertThat(server.exitValue()).isEqualTo(LastResort.NO_MEMORY);
    }

    private static final class NoBuffers extends ChannelOutboundHandlerAdapter {
        @Override
        public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
            promise.setFailure(new EncoderException(new OutOfMemoryError("direct")));
        }
    }

    /** Serves, and is its own client. */
    static final class Server {
        public static void main(String[] arguments) throws Exception {
            Vertx vertx = new io.vertx.core.impl.VertxBuilder(new VertxOptions())
                    .findTransport(new GuardedTransport())
                    .init()
                    .vertx();
            HttpServer server = vertx.createHttpServer()
                    .requestHandler(request -> request.response().end("served"))
                    .listen(0, "127.0.0.1")
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get();
            try (Socket client = new Socket(InetAddress.getLoopbackAddress(), server.actualPort())) {
                client.getOutputStream().write("GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                client.getInputStream().readAllBytes();
                Thread.sleep(20_000);
            }
        }
    }
}
