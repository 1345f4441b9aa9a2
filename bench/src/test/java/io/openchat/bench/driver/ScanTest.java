package io.openchat.bench.driver;

import static org.assertj.core.api.Assertions.assertThat;

import io.openchat.shared.wire.FrameCodec;
import io.openchat.shared.wire.Kind;
import io.openchat.shared.wire.ServiceFrame;
import io.openchat.shared.wire.Side;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The driver's search finds in the frames of the real codec what the codec put there. */
class ScanTest {
    private static final String ACK = FrameCodec.encode(new ServiceFrame.Ack(
            "c",
            List.of(new ServiceFrame.Acked("v1", 1, Instant.EPOCH), new ServiceFrame.Acked("v2", 2, Instant.EPOCH))));
    private static final String MESSAGE = FrameCodec.encode(new ServiceFrame.Message(
            "c", 3, "a1", new ServiceFrame.From(Side.AGENT, "Alice"), Kind.TEXT, "hello there", Instant.EPOCH));

    @Test
    void findsTypesAndFields() {
        assertThat(Scan.is(MESSAGE, "message")).isTrue();
        assertThat(Scan.is(MESSAGE, "mess")).isFalse();
        assertThat(Scan.text(MESSAGE, "text")).isEqualTo("hello there");
        assertThat(Scan.text(MESSAGE, "state")).isEmpty();
        assertThat(Scan.count(ACK, "\"id\":")).isEqualTo(2);
    }

    @Test
    void takesAMessageOfSeveralFramesApart() {
        List<String> frames = new ArrayList<>();
        Scan.each("[" + ACK + "," + MESSAGE + "," + ACK + "]", frames::add);
        Scan.each(MESSAGE, frames::add);
        assertThat(frames).containsExactly(ACK, MESSAGE, ACK, MESSAGE);
    }
}
