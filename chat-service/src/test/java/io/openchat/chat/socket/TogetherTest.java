package io.openchat.chat.socket;

import static org.assertj.core.api.Assertions.assertThat;

import io.openchat.shared.wire.FrameCodec;
import io.openchat.shared.wire.Kind;
import io.openchat.shared.wire.ServiceFrame;
import io.openchat.shared.wire.Side;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Frames for the same socket go out together when they come together, always in their order. */
class TogetherTest {
    private final Wire wire = new Wire();
    private final SocketOutbound out = wire.outbound();

    @Test
    void framesOfOneTurn_areOneMessage() {
        wire.isBusy();
        out.send(new ServiceFrame.Drain(1));
        out.send(message("hi", 2));
        out.send(new ServiceFrame.Pong());
        wire.endsTurn();
        assertThat(wire.written).hasSize(1);
        assertThat(FrameCodec.decodeService(wire.written.getFirst()))
                .containsExactly(new ServiceFrame.Drain(1), message("hi", 2), new ServiceFrame.Pong());
    }

    @Test
    void aFrameThatComesAlone_isNoArray() {
        out.send(new ServiceFrame.Pong());
        assertThat(wire.written).containsExactly("{\"type\":\"pong\"}");
    }

    @Test
    void theFirstAck_waitsForNobody() {
        out.send(ack(1));
        assertThat(wire.written).hasSize(1);
    }

    @Test
    void anAckSoonAfter_goesWithTheNextFrame_beforeIt() {
        out.send(ack(1));
        out.send(ack(2));
        out.send(message("hi", 3));
        assertThat(wire.written).hasSize(2);
        assertThat(FrameCodec.decodeService(wire.written.getLast())).containsExactly(ack(2), message("hi", 3));
    }

    @Test
    void anAckThatFindsNoCompany_goesAlone_soon() {
        out.send(ack(1));
        out.send(ack(2));
        assertThat(wire.written).hasSize(1);
        wire.timePasses();
        assertThat(FrameCodec.decodeService(wire.written.getLast())).containsExactly(ack(2));
    }

    @Test
    void whatWaitsForCompany_isWrittenBeforeTheSocketIsClosed() {
        out.send(ack(1));
        out.send(ack(2));
        out.closeAfterwards(1012, "restart");
        assertThat(FrameCodec.decodeService(wire.written.getLast())).containsExactly(ack(2));
        assertThat(wire.closeCode()).isEqualTo(1012);
    }

    @Test
    void aLongReplay_isSeveralMessages() {
        wire.isBusy();
        IntStream.range(0, 40).forEach(n -> out.send(message("x".repeat(4_000), n)));
        wire.endsTurn();
        assertThat(wire.written).hasSizeBetween(5, 10);
        assertThat(wire.written.stream()
                        .flatMap(text -> FrameCodec.decodeService(text).stream())
                        .map(frame -> ((ServiceFrame.Message) frame).seq()))
                .containsExactlyElementsOf(
                        IntStream.range(0, 40).mapToObj(n -> (long) n).toList());
    }

    private static ServiceFrame ack(long seq) {
        return new ServiceFrame.Ack("c", List.of(new ServiceFrame.Acked("m" + seq, seq, Instant.EPOCH)));
    }

    private static ServiceFrame.Message message(String text, long seq) {
        return new ServiceFrame.Message(
                "c", seq, "m", new ServiceFrame.From(Side.AGENT, "Alice"), Kind.TEXT, text, Instant.EPOCH);
    }
}
