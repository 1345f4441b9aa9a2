package io.openchat.shared.http;

import io.netty.channel.ChannelHandlerContext;
import io.netty.util.concurrent.ScheduledFuture;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The time by which a client must have done what it has begun; belongs to the connection's event loop. */
final class Deadline {
    private final ChannelHandlerContext ctx;
    private final Consumer<Cut> missed;
    private @Nullable ScheduledFuture<?> task;
    private @Nullable Cut set;

    Deadline(ChannelHandlerContext ctx, Consumer<Cut> missed) {
        this.ctx = ctx;
        this.missed = missed;
    }

    /** From now on, instead of what was set before. */
    void set(Cut reason, Duration time) {
        lift();
        set = reason;
        task = ctx.executor().schedule(() -> missed(reason), time.toNanos(), TimeUnit.NANOSECONDS);
    }

    boolean isSet() {
        return set != null;
    }

    boolean isSetFor(Cut reason) {
        return set == reason;
    }

    void lift() {
        if (task != null) {
            task.cancel(false);
            task = null;
            set = null;
        }
    }

    private void missed(Cut reason) {
        task = null;
        set = null;
        missed.accept(reason);
    }
}
