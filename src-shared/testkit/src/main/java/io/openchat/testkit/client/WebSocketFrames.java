package io.openchat.testkit.client;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Frames of a WebSocket as bytes, also such as no library would write. */
public final class WebSocketFrames {
    public static final int CONTINUATION = 0;
    public static final int TEXT = 1;
    public static final int BINARY = 2;
    public static final int CLOSE = 8;
    public static final int PING = 9;
    public static final int PONG = 10;

    /** In the first byte: nothing of the message follows. */
    public static final int FIN = 0x80;

    /** In the second byte: as a client must. */
    public static final int MASKED = 0x80;

    private WebSocketFrames() {}

    /** A frame that is the last one of its message. */
    public static byte[] whole(int kind, byte[] payload) {
        return frame(FIN | kind, MASKED, payload);
    }

    /** A frame after which more of its message comes. */
    public static byte[] part(int kind, byte[] payload) {
        return frame(kind, MASKED, payload);
    }

    public static byte[] text(String text) {
        return whole(TEXT, text.getBytes(StandardCharsets.UTF_8));
    }

    /** A frame with this first byte; the mask, if there is one, is of zeros and leaves the payload as it is. */
    public static byte[] frame(int first, int masked, byte[] payload) {
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        frame.write(first);
        if (payload.length < 126) {
            frame.write(masked | payload.length);
        } else if (payload.length < 1 << 16) {
            frame.write(masked | 126);
            frame.write(payload.length >> 8);
            frame.write(payload.length);
        } else {
            frame.write(masked | 127);
            frame.writeBytes(new byte[] {0, 0, 0, 0, 0, (byte) (payload.length >> 16), (byte) (payload.length >> 8)});
            frame.write(payload.length);
        }
        if (masked != 0) {
            frame.writeBytes(new byte[4]);
        }
        frame.writeBytes(payload);
        return frame.toByteArray();
    }
}
