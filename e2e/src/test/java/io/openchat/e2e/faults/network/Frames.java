package io.openchat.e2e.faults.network;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;

/** Cuts what comes over a connection into the head of the upgrade and then WebSocket frames, all as the bytes they are. */
final class Frames {
    private static final int LENGTH_IN_2_BYTES = 126;
    private static final int LENGTH_IN_8_BYTES = 127;

    private Frames() {}

    /** The HTTP head, with the empty line at its end. */
    static byte[] head(DataInputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        int ends = 0;
        while (ends < 4) {
            int next = in.read();
            if (next < 0) {
                throw new EOFException();
            }
            head.write(next);
            ends = next == (ends % 2 == 0 ? '\r' : '\n') ? ends + 1 : next == '\r' ? 1 : 0;
        }
        return head.toByteArray();
    }

    /** The next frame, header and mask included. */
    static byte[] next(DataInputStream in) throws IOException {
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        frame.write(in.readUnsignedByte());
        int second = in.readUnsignedByte();
        frame.write(second);
        long length = second & 0x7f;
        int more = length == LENGTH_IN_2_BYTES ? 2 : length == LENGTH_IN_8_BYTES ? 8 : 0;
        if (more > 0) {
            byte[] extended = in.readNBytes(more);
            frame.write(extended);
            length = ByteBuffer.allocate(8).put(8 - more, extended).getLong(0);
        }
        int mask = (second & 0x80) == 0 ? 0 : 4;
        byte[] rest = in.readNBytes(Math.toIntExact(length + mask));
        if (rest.length < length + mask) {
            throw new EOFException();
        }
        frame.write(rest);
        return frame.toByteArray();
    }
}
