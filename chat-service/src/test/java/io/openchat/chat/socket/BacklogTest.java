package io.openchat.chat.socket;

import static org.assertj.core.api.Assertions.assertThat;

import io.openchat.shared.wire.ErrorCode;
import io.openchat.shared.wire.ServiceFrame;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What waits for all clients together has a bound; those who are behind pay for it, and nobody else. */
class BacklogTest {
    private static final int FRAME = 10_000;

    private final Backlog backlog = new Backlog(100 * FRAME);

    @Test
    void manyWhoDoNotRead_areClosedTogether_andWhoReadsIsNot() {
        List<Wire> slow = Stream.generate(Wire::new).limit(10).toList();
        List<SocketOutbound> outs =
                slow.stream().map(wire -> wire.outbound(backlog)).toList();
        slow.forEach(Wire::stopsReading);
        Wire reader = new Wire();
        SocketOutbound toReader = reader.outbound(backlog);
        for (int i = 0; i < 20; i++) {
            outs.forEach(BacklogTest::sendsOne);
            sendsOne(toReader);
        }
        assertThat(slow).anySatisfy(wire -> assertThat(wire.closeCode()).isEqualTo(SocketOutbound.TOO_SLOW));
        assertThat(backlog.bytes()).isLessThan(110 * FRAME);
        assertThat(reader.closeCode()).isZero();
        assertThat(reader.written).hasSize(20);

        slow.forEach(Wire::readsAgain);
        assertThat(backlog.bytes()).isZero();
    }

    private static void sendsOne(SocketOutbound out) {
        out.send(new ServiceFrame.Refusal(ErrorCode.MALFORMED, "x".repeat(FRAME), null, null));
    }
}
