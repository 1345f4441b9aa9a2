package io.openchat.chat.socket;

import static org.assertj.core.api.Assertions.assertThat;

import io.openchat.shared.wire.ErrorCode;
import io.openchat.shared.wire.FrameException;
import io.openchat.shared.wire.ServiceFrame;
import io.openchat.shared.wire.Side;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

class OpenSocketTest {
    private final Wire wire = new Wire();
    private final SlowHandler handler = new SlowHandler();
    private final SocketOutbound out = wire.outbound();
    private final OpenSocket<String> socket = new OpenSocket<>(out, handler, Runnable::run, Clock.systemUTC());

    @Test
    void frames_areDealtWithOneAfterTheOther() {
        receives("a", "b", "c");
        assertThat(handler.taken).containsExactly("a");
        handler.finishes();
        assertThat(handler.taken).containsExactly("a", "b");
        handler.finishes();
        handler.finishes();
        receives("d");
        assertThat(handler.taken).containsExactly("a", "b", "c", "d");
    }

    @Test
    void frames_ofOtherConversations_doNotWait_withinABound() {
        receives("1:a", "1:b", "2:a");
        assertThat(handler.taken).containsExactly("1:a", "2:a");
        receives("3:a", "4:a", "5:a", "6:a", "7:a", "8:a", "9:a", "9:b");
        assertThat(handler.taken).hasSize(8).doesNotContain("1:b", "9:a");
        handler.finishes();
        assertThat(handler.taken).endsWith("9:a");
        handler.finishes();
        assertThat(handler.taken).endsWith("1:b");
        receives("1:c");
        for (int n = 0; n < 10; n++) {
            handler.finishes();
        }
        assertThat(handler.taken)
                .hasSize(12)
                .containsSubsequence("9:a", "9:b")
                .containsSubsequence("1:a", "1:b", "1:c");
    }

    @Test
    void aPing_doesNotWaitForTheStore() {
        receives("a", "ping");
        assertThat(handler.taken).containsExactly("a", "ping");
    }

    @Test
    void whatIsNoFrame_isAnsweredByAnError_andTheNextOneIsTaken() {
        receives("nonsense", "a");
        assertThat(wire.written).singleElement().asString().contains("malformed");
        assertThat(handler.taken).containsExactly("a");
    }

    @Test
    void whoSendsAgainAndAgainWhatIsRefused_isClosed_afterTheAnswers() {
        for (int i = 0; i < 2 * OpenSocket.REFUSED_AT_ONCE; i++) {
            receives("nonsense");
        }
        assertThat(wire.closeCode()).isEqualTo(4400);
        assertThat(wire.written)
                .hasSizeBetween(OpenSocket.REFUSED_AT_ONCE, OpenSocket.REFUSED_AT_ONCE + 10)
                .allSatisfy(text -> assertThat(text).contains("malformed"));
        receives("a");
        assertThat(handler.taken).isEmpty();
    }

    @Test
    void whatWaits_hasABound_andIsRefusedBeyondIt() {
        String large = "x".repeat(16_000);
        for (int i = 0; i < 200; i++) {
            receives(large);
        }
        int taken = OpenSocket.MOST_WAITING / 16_200 + 2;
        assertThat(wire.written)
                .hasSize(200 - taken)
                .allSatisfy(text -> assertThat(text).contains("rate_limited"));
        for (int i = 0; i < 200; i++) {
            handler.finishes();
        }
        assertThat(handler.taken).hasSize(taken);
        receives("a");
        assertThat(handler.taken).endsWith("a");
    }

    @Test
    void aMillionFrames_thatAreDoneAtOnce_needNoStack() {
        handler.isSlow = false;
        for (int i = 0; i < 100_000; i++) {
            socket.receive("a");
        }
        assertThat(handler.taken).hasSize(100_000);
        handler.isSlow = true;
        receives("slow");
        handler.isSlow = false;
        for (int i = 0; i < 5_000; i++) {
            socket.receive("b");
        }
        handler.finishes();
        assertThat(handler.taken).hasSize(105_001);
    }

    @Test
    void whoLeaves_isClosedWhenAllThatCameIsAnswered() {
        receives("a", "b");
        socket.leave(OpenSockets.RESTART, "restart");
        receives("too late");
        assertThat(wire.closeCode()).isZero();
        handler.finishes();
        assertThat(wire.closeCode()).isZero();
        handler.finishes();
        assertThat(wire.closeCode()).isEqualTo(OpenSockets.RESTART);
        assertThat(handler.taken).containsExactly("a", "b");
        assertThat(wire.written).hasSize(2).allSatisfy(text -> assertThat(text).contains("pong"));
    }

    @Test
    void whoLeavesWithNothingUnderWay_isClosedAtOnce() {
        socket.leave(OpenSockets.RESTART, "restart");
        assertThat(wire.closeCode()).isEqualTo(OpenSockets.RESTART);
    }

    private void receives(String... texts) {
        List.of(texts).forEach(socket::receive);
    }

    /** Answers each frame with a pong, when the test says so. */
    private final class SlowHandler implements FrameHandler<String> {
        final List<String> taken = new ArrayList<>();
        boolean isSlow = true;
        private final Deque<CompletableFuture<Void>> underWay = new ArrayDeque<>();

        void finishes() {
            CompletableFuture<Void> next = underWay.poll();
            if (next != null) {
                out.send(new ServiceFrame.Pong());
                next.complete(null);
            }
        }

        @Override
        public Side side() {
            return Side.VISITOR;
        }

        @Override
        public String read(String text) {
            if (text.equals("nonsense")) {
                throw new FrameException(ErrorCode.MALFORMED, "no frame");
            }
            return text;
        }

        @Override
        public boolean isPing(String frame) {
            return frame.equals("ping");
        }

        @Override
        public String about(String frame) {
            return frame.substring(0, frame.indexOf(':') + 1);
        }

        @Override
        public CompletionStage<Void> take(String frame) {
            taken.add(frame);
            CompletableFuture<Void> done = new CompletableFuture<>();
            if (isSlow && !isPing(frame)) {
                underWay.add(done);
            } else {
                done.complete(null);
            }
            return done;
        }

        @Override
        public void closed() {}
    }
}
