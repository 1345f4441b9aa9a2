package io.openchat.shared.http;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.ChannelPromise;
import io.netty.channel.FileRegion;
import java.time.Duration;

/**
 * Sees every byte of a connection, and cuts off who does not take what was written: 64 KiB that are written and not taken make
 * a channel unwritable, and whoever takes next to nothing while it is, holds memory and gives nothing for it.
 */
final class Meter extends ChannelDuplexHandler {
    /** How long an unwritable channel may take too little. A lost network comes back within that, or the line is dead. */
    static final Duration PATIENCE = Duration.ofSeconds(20);

    /** Bytes within {@link #PATIENCE}: not a kilobyte a second, less than the slowest line on which a chat is of use. */
    static final long LEAST = 16 * 1024;

    /**
     * Channels that may be unwritable at the same time: with 128 KiB each, which is a page of ours or a script, a quarter of the
     * heap, and as much of the memory beside it.
     */
    private static final Eldest UNWRITABLE = new Eldest(Meter::mostUnwritable, Cut.UNREAD);

    private static final int EACH = 128 * 1024;

    private long read;
    private long written;
    private boolean watched;

    /** The meter of this connection. */
    static Meter of(ChannelHandlerContext ctx) {
        return ctx.pipeline().get(Meter.class);
    }

    /** Bytes that have come. */
    long read() {
        return read;
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        if (message instanceof ByteBuf bytes) {
            read += bytes.readableBytes();
        }
        ctx.fireChannelRead(message);
    }

    @Override
    public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
        if (message instanceof ByteBuf bytes) {
            written += bytes.readableBytes();
        } else if (message instanceof FileRegion file) {
            written += file.count();
        }
        var _ = ctx.write(message, promise);
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext ctx) {
        if (ctx.channel().isWritable()) {
            UNWRITABLE.remove(ctx);
        } else {
            UNWRITABLE.add(ctx);
            if (!watched) {
                watch(ctx);
            }
        }
        ctx.fireChannelWritabilityChanged();
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        UNWRITABLE.remove(ctx);
        ctx.fireChannelInactive();
    }

    private static int mostUnwritable() {
        return (int) Math.min(Integer.MAX_VALUE, Runtime.getRuntime().maxMemory() / 4 / EACH);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable thrown) {
        LastResort.haltIfOutOfMemory(thrown);
        ctx.fireExceptionCaught(thrown);
    }

    private void watch(ChannelHandlerContext ctx) {
        watched = true;
        long before = taken(ctx);
        var _ = ctx.executor()
                .schedule(() -> look(ctx, before), PATIENCE.toNanos(), java.util.concurrent.TimeUnit.NANOSECONDS);
    }

    private void look(ChannelHandlerContext ctx, long before) {
        watched = false;
        if (!ctx.channel().isActive() || ctx.channel().isWritable()) {
            return;
        }
        if (taken(ctx) - before < LEAST) {
            Cut.UNREAD.counted();
            var _ = ctx.close();
        } else {
            watch(ctx);
        }
    }

    /** What the system has taken of what was written. */
    private long taken(ChannelHandlerContext ctx) {
        ChannelOutboundBuffer waiting = ctx.channel().unsafe().outboundBuffer();
        return waiting == null ? written : written - waiting.totalPendingWriteBytes();
    }
}
