package io.openchat.shared.http;

import io.netty.channel.ChannelHandlerContext;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/** Connections of this process that are in the same state, of which there may be so many: the eldest makes room for the newest. */
final class Eldest {
    private final IntSupplier most;
    private final Cut reason;
    private final Set<ChannelHandlerContext> all = new LinkedHashSet<>();

    Eldest(IntSupplier most, Cut reason) {
        this.most = most;
        this.reason = reason;
    }

    /** This one has come into the state. */
    void add(ChannelHandlerContext connection) {
        ChannelHandlerContext goes = addAndTakeEldest(connection);
        if (goes != null) {
            reason.counted();
            var _ = goes.close();
        }
    }

    /** This one has left it. */
    synchronized void remove(ChannelHandlerContext connection) {
        all.remove(connection);
    }

    private synchronized @Nullable ChannelHandlerContext addAndTakeEldest(ChannelHandlerContext connection) {
        all.add(connection);
        if (all.size() <= most.getAsInt()) {
            return null;
        }
        ChannelHandlerContext eldest = all.iterator().next();
        all.remove(eldest);
        return eldest;
    }
}
