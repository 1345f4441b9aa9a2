package io.openchat.chat.service;

import io.openchat.shared.wire.Frame;
import io.openchat.shared.wire.FrameCodec;
import io.openchat.shared.wire.ServiceFrame;
import io.openchat.shared.wire.VisitorFrame;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Queue;

/** A visitor's tab on a bare TCP connection, which reads only when the test says so and answers no close by itself. */
final class RawVisitor implements AutoCloseable {
    private static final int TEXT = 1;
    private static final int CLOSE = 8;

    /** What its system takes without anybody reading. */
    private static final int RECEIVE_BUFFER = 16 * 1024;

    private final Socket tcp = new Socket();
    private final DataInputStream in;

    /** Came together with what was read last. */
    private final Queue<ServiceFrame> ahead = new ArrayDeque<>();

    RawVisitor(URI base) throws IOException {
        tcp.setReceiveBufferSize(RECEIVE_BUFFER);
        tcp.connect(new InetSocketAddress(base.getHost(), base.getPort()));
        in = new DataInputStream(tcp.getInputStream());
        String origin = base.getScheme() + "://" + base.getAuthority();
        String request = "GET /ws/visitor HTTP/1.1\r\nHost: " + base.getAuthority() + "\r\nOrigin: " + origin
                + "\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
                + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Protocol: " + Frame.SUBPROTOCOL
                + "\r\n\r\n";
        tcp.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        String last = "";
        while (!last.endsWith("\r\n\r\n")) {
            last += (char) in.readUnsignedByte();
        }
        if (!last.startsWith("HTTP/1.1 101")) {
            throw new IOException(last);
        }
    }

    /** Comes to the conversation of {@code visitor}, and reads until it has everything. */
    void resumes(Chat.Visitor visitor, long lastSeq) throws IOException {
        sendsResume(visitor, lastSeq);
        while (!(reads() instanceof ServiceFrame.Status)) {
            // on to the end of the replay
        }
    }

    void sendsResume(Chat.Visitor visitor, long lastSeq) throws IOException {
        sendsText(FrameCodec.encode(new VisitorFrame.Resume(visitor.token(), lastSeq)));
    }

    private void sendsText(String json) throws IOException {
        byte[] text = json.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        frame.write(0x80 | TEXT);
        if (text.length < 126) {
            frame.write(0x80 | text.length);
        } else {
            frame.write(0x80 | 126);
            frame.write(text.length >> 8);
            frame.write(text.length);
        }
        // a mask of zeros leaves the text as it is
        frame.writeBytes(new byte[4]);
        frame.writeBytes(text);
        tcp.getOutputStream().write(frame.toByteArray());
    }

    /** The next frame; the code of a close is thrown. */
    ServiceFrame reads() throws IOException {
        while (ahead.isEmpty()) {
            int kind = in.readUnsignedByte() & 15;
            int length = in.readUnsignedByte() & 127;
            if (length == 126) {
                length = in.readUnsignedShort();
            } else if (length == 127) {
                length = (int) in.readLong();
            }
            byte[] payload = in.readNBytes(length);
            if (kind == CLOSE) {
                throw new Closed(((payload[0] & 255) << 8) | (payload[1] & 255));
            }
            if (kind == TEXT) {
                ahead.addAll(FrameCodec.decodeService(new String(payload, StandardCharsets.UTF_8)));
            }
        }
        return ahead.remove();
    }

    /** Gives a sign of life, so that it is not taken for gone. */
    void isAlive() throws IOException {
        sendsText(FrameCodec.encode(new VisitorFrame.Ping()));
    }

    /** Reads all that is still to be had; gives the number of the last message, and how it ended. */
    End readsToTheEnd(long lastSeq) throws IOException {
        long seq = lastSeq;
        try {
            while (true) {
                if (reads() instanceof ServiceFrame.Message message) {
                    if (message.seq() != seq + 1) {
                        throw new IllegalStateException(message.seq() + " after " + seq);
                    }
                    seq = message.seq();
                }
            }
        } catch (Closed e) {
            return new End(seq, e.code);
        } catch (EOFException | SocketException e) {
            return new End(seq, 1006);
        }
    }

    record End(long seq, int code) {}

    @Override
    public void close() {
        try {
            tcp.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Closed extends IOException {
        private static final long serialVersionUID = 1L;
        private final int code;

        Closed(int code) {
            super("closed with " + code);
            this.code = code;
        }
    }
}
