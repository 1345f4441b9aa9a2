package io.openchat.chat.socket;

import static org.assertj.core.api.Assertions.assertThat;

import io.openchat.shared.wire.Kind;
import io.openchat.shared.wire.ServiceFrame;
import io.openchat.shared.wire.Side;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What waits for a client that reads slowly has a bound, in frames and in bytes. */
class SocketOutboundTest {
    private static final String LONGEST_TEXT = "\uD83D\uDE00".repeat(4_000);

    private final Wire wire = new Wire();
    private final SocketOutbound out = wire.outbound();

    @Test
    void whoReads_mayGetAnyNumber() {
        for (int i = 0; i < 5_000; i++) {
            out.send(message(LONGEST_TEXT));
        }
        assertThat(wire.written).hasSize(5_000);
        assertThat(wire.closeCode()).isZero();
    }

    @Test
    void whoDoesNotRead_isClosed_afterAThousandFrames() {
        wire.stopsReading();
        for (int i = 0; i < 5_000; i++) {
            out.send(new ServiceFrame.Pong());
        }
        assertThat(wire.written).hasSize(SocketOutbound.MOST_WAITING);
        assertThat(wire.closeCode()).isEqualTo(SocketOutbound.TOO_SLOW);
        assertThat(wire.tooSlow.sum()).isEqualTo(1);
    }

    @Test
    void whoDoesNotRead_isClosed_afterFourMegabytes() {
        wire.stopsReading();
        for (int i = 0; i < 5_000; i++) {
            out.send(message(LONGEST_TEXT));
        }
        assertThat(wire.written.size() * 16_000L).isBetween(3L << 20, 4L << 20);
        assertThat(wire.closeCode()).isEqualTo(SocketOutbound.TOO_SLOW);
    }

    @Test
    void whoCatchesUp_isNotClosed() {
        for (int round = 0; round < 10; round++) {
            wire.stopsReading();
            for (int i = 0; i < 200; i++) {
                out.send(message(LONGEST_TEXT));
            }
            wire.readsAgain();
        }
        assertThat(wire.written).hasSize(2_000);
        assertThat(wire.closeCode()).isZero();
        assertThat(wire.tooSlow.sum()).isZero();
    }

    @Test
    void whatNeedsRoom_isRunAtOnce_whileThereIsSome() {
        AtomicInteger runs = new AtomicInteger();
        out.whenRoom(runs::incrementAndGet);
        assertThat(runs).hasValue(1);
        assertThat(out.hasRoom()).isTrue();
    }

    @Test
    void whatNeedsRoom_waitsForAClientThatDoesNotRead_andIsRunOnce() {
        AtomicInteger runs = new AtomicInteger();
        wire.stopsReading();
        while (out.hasRoom()) {
            out.send(message(LONGEST_TEXT));
        }
        out.whenRoom(runs::incrementAndGet);
        assertThat(runs).hasValue(0);
        wire.readsAgain();
        assertThat(runs).hasValue(1);
        out.send(new ServiceFrame.Pong());
        assertThat(runs).hasValue(1);
    }

    @Test
    void manySmallFrames_leaveNoRoomEither() {
        wire.stopsReading();
        for (int i = 0; i < SocketOutbound.ROOM; i++) {
            out.send(new ServiceFrame.Pong());
        }
        assertThat(out.hasRoom()).isFalse();
        assertThat(wire.closeCode()).isZero();
    }

    @Test
    void whatIsGivenPageByPage_neverFillsAClientThatDoesNotRead() {
        wire.stopsReading();
        AtomicInteger pages = new AtomicInteger();
        givePages(pages);
        assertThat(pages.get() * 16_000L).isLessThan(2 * SocketOutbound.ROOM_BYTES);
        assertThat(wire.closeCode()).isZero();
        wire.readsAgain();
        assertThat(pages).hasValue(500);
    }

    private void givePages(AtomicInteger pages) {
        if (pages.get() < 500) {
            out.whenRoom(() -> {
                pages.incrementAndGet();
                out.send(message(LONGEST_TEXT));
                givePages(pages);
            });
        }
    }

    @Test
    void onASocketThatIsClosed_nothingThatNeedsRoomIsRun() {
        AtomicInteger runs = new AtomicInteger();
        wire.stopsReading();
        while (out.hasRoom()) {
            out.send(message(LONGEST_TEXT));
        }
        out.whenRoom(runs::incrementAndGet);
        out.close(1000, "");
        wire.readsAgain();
        out.whenRoom(runs::incrementAndGet);
        assertThat(runs).hasValue(0);
    }

    private static ServiceFrame message(String text) {
        return new ServiceFrame.Message(
                "c", 1, "m", new ServiceFrame.From(Side.AGENT, "Alice"), Kind.TEXT, text, Instant.EPOCH);
    }
}
