package io.openchat.shared.http;

import io.netty.channel.Channel;
import io.netty.channel.DefaultMaxMessagesRecvByteBufAllocator;
import io.netty.channel.RecvByteBufAllocator;

/**
 * How much is read from a connection in one turn of its event loop, so that all others have theirs, and what came with the bytes
 * before is dealt with first.
 *
 * <p>Netty would read a megabyte: fifty thousand tiny messages, each of them a task of its own, before the first is looked at,
 * and refused.
 */
final class Portions extends DefaultMaxMessagesRecvByteBufAllocator {
    /** A request with the three encrypted tokens of a portal, or a part of a body. */
    private static final int OF_REQUESTS = 8 * 1024;

    /** Some ordinary messages, and no more than 170 of the smallest frames. */
    private static final int OF_MESSAGES = 1024;

    private volatile int size = OF_REQUESTS;

    private Portions() {
        super(1);
    }

    /** From the first byte of this connection on. */
    static void read(Channel connection) {
        connection.config().setRecvByteBufAllocator(new Portions());
    }

    /** What comes from now on are messages of a WebSocket. */
    static void areOfMessages(Channel connection) {
        RecvByteBufAllocator now = connection.config().getRecvByteBufAllocator();
        if (now instanceof Portions portions) {
            portions.size = OF_MESSAGES;
        }
    }

    @Override
    @SuppressWarnings("deprecation") // the handle is the supertype's
    public Handle newHandle() {
        return new MaxMessageHandle() {
            @Override
            public int guess() {
                return size;
            }
        };
    }
}
