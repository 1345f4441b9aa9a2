package io.openchat.shared.http;

import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelPromise;
import java.util.function.IntConsumer;

/**
 * The end of a process that cannot go on, so that what runs it starts it again.
 *
 * <p>Memory outside of the heap that runs out is an error like any other to the JVM: {@code ExitOnOutOfMemoryError} does not
 * see it, and a server without buffers answers nobody while it looks alive.
 */
public final class LastResort {
    /** Status of a process that ended for want of memory; the one that the JVM itself has for it. */
    static final int NO_MEMORY = 3;

    /** Errors wrap each other at most so deep; a circle shall not hold us. */
    private static final int DEEPEST = 8;

    private static final ChannelFutureListener ON_WRITE = done -> {
        if (!done.isSuccess()) {
            haltIfOutOfMemory(done.cause());
        }
    };

    private static volatile IntConsumer halt = status -> Runtime.getRuntime().halt(status);

    private LastResort() {}

    /** Ends the process when this says that there is no memory left. */
    static void haltIfOutOfMemory(Throwable thrown) {
        Throwable cause = thrown;
        for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
            if (cause instanceof OutOfMemoryError) {
                halt(NO_MEMORY, "Out of memory (" + cause.getMessage() + "): the process ends.");
                return;
            }
            cause = cause.getCause();
        }
    }

    /** A write that fails for want of memory is told to its promise only. */
    static ChannelPromise watched(ChannelPromise promise) {
        return promise.isVoid() ? promise : promise.addListener(ON_WRITE);
    }

    /** Ends the process at once; nothing that could itself wait or need memory is asked first. */
    static void halt(int status, String why) {
        System.err.println(why);
        halt.accept(status);
    }

    /** For tests. */
    static void haltBy(IntConsumer other) {
        halt = other;
    }
}
