package io.openchat.shared.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import org.jspecify.annotations.Nullable;

/** The fragments of one message, put together here so that their number and their size have a bound. */
final class Fragments {
    /** Fragments of one message: 16 KiB in pieces of 256 bytes, smaller than any client of ours or proxy makes them. */
    static final int MOST = 64;

    private final int mostBytes;
    private @Nullable ByteBuf message;
    private int count;

    Fragments(int mostBytes) {
        this.mostBytes = mostBytes;
    }

    /** Whether a message has begun and not ended. */
    boolean isOpen() {
        return message != null;
    }

    /** Whether one more fragment of so many bytes is one too many; otherwise it is added. Releases the frame. */
    @Nullable
    Cut add(WebSocketFrame frame) {
        ByteBuf content = frame.content();
        ByteBuf all = message == null ? Unpooled.buffer(content.readableBytes()) : message;
        message = all;
        try {
            if (all.readableBytes() + content.readableBytes() > mostBytes) {
                return Cut.TOO_BIG;
            }
            if (++count > MOST) {
                return Cut.FLOOD;
            }
            all.writeBytes(content);
            return null;
        } finally {
            frame.release();
        }
    }

    /** The whole message; the next fragment begins another. */
    ByteBuf take() {
        ByteBuf all = message == null ? Unpooled.EMPTY_BUFFER : message;
        message = null;
        count = 0;
        return all;
    }

    void release() {
        take().release();
    }
}
