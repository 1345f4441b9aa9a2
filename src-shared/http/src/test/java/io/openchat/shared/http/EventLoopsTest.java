package io.openchat.shared.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.DefaultEventLoopGroup;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One loop that hangs is noticed, however well the others do. */
class EventLoopsTest {
    private final DefaultEventLoopGroup group = new DefaultEventLoopGroup(2);
    private final AtomicLong now = new AtomicLong(1);
    private final EventLoops loops = new EventLoops(group, now::get);
    private final CountDownLatch released = new CountDownLatch(1);

    @AfterEach
    void end() {
        released.countDown();
        var _ = group.shutdownGracefully(0, 1, TimeUnit.SECONDS);
    }

    @Test
    void loopsThatTick_oweNothing() throws Exception {
        assertThat(loops.ask()).isZero();
        tick();
        now.addAndGet(TimeUnit.SECONDS.toNanos(30));
        assertThat(loops.ask()).isZero();
    }

    @Test
    void aLoopThatHangs_owesItsTick_untilItGoesOn() throws Exception {
        CountDownLatch hangs = new CountDownLatch(1);
        group.next().execute(() -> {
            hangs.countDown();
            await(released);
        });
        hangs.await();
        loops.ask();
        now.addAndGet(TimeUnit.SECONDS.toNanos(12));
        assertThat(loops.ask()).isEqualTo(Duration.ofSeconds(12));
        released.countDown();
        tick();
        assertThat(loops.ask()).isZero();
    }

    /** Every loop has done what it was given so far. */
    private void tick() throws Exception {
        for (int i = 0; i < 2; i++) {
            group.next().submit(() -> {}).get();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
