package io.openchat.chat.service;

import io.openchat.shared.wire.Frame;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** A visitor's WebSocket made by hand, which may send what no browser would, and does nothing by itself. */
final class RawSocket implements AutoCloseable {
    static final int CONTINUATION = 0;
    static final int TEXT = 1;
    static final int BINARY = 2;
    static final int CLOSE = 8;
    static final int PING = 9;
    static final int PONG = 10;

    /** How it ended when the TCP connection did, without a close frame. */
    static final int CUT = 1006;

    private static final int FIN = 0x80;
    private static final int MASKED = 0x80;

    private final Socket tcp = new Socket();
    private final DataInputStream in;

    RawSocket(URI base) throws IOException {
        tcp.setReceiveBufferSize(16 * 1024);
        tcp.connect(new InetSocketAddress(base.getHost(), base.getPort()));
        in = new DataInputStream(tcp.getInputStream());
        String request = "GET /ws/visitor HTTP/1.1\r\nHost: " + base.getAuthority() + "\r\nOrigin: " + base.getScheme()
                + "://" + base.getAuthority()
                + "\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
                + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Protocol: " + Frame.SUBPROTOCOL
                + "\r\n\r\n";
        tcp.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        String answer = "";
        while (!answer.endsWith("\r\n\r\n")) {
            answer += (char) in.readUnsignedByte();
        }
        if (!answer.startsWith("HTTP/1.1 101")) {
            throw new IOException(answer);
        }
    }

    /** Sends a whole frame. */
    void sends(int kind, byte[] payload) throws IOException {
        write(frame(FIN | kind, MASKED, payload));
    }

    void says(String text) throws IOException {
        sends(TEXT, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Sends a frame that more are to follow. */
    void sendsPart(int kind, String part) throws IOException {
        write(frame(kind, MASKED, part.getBytes(StandardCharsets.UTF_8)));
    }

    void write(byte[] bytes) throws IOException {
        tcp.getOutputStream().write(bytes);
    }

    /** A frame with this first byte; the mask, if there is one, is of zeros and leaves the payload as it is. */
    static byte[] frame(int first, int masked, byte[] payload) {
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

    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    record Read(int kind, byte[] payload) {
        String text() {
            return new String(payload, StandardCharsets.UTF_8);
        }
    }

    /** The next frame of the service; a TCP connection that ends is a close, too. */
    Read reads() throws IOException {
        try {
            int kind = in.readUnsignedByte() & 15;
            int length = in.readUnsignedByte() & 127;
            if (length == 126) {
                length = in.readUnsignedShort();
            } else if (length == 127) {
                length = (int) in.readLong();
            }
            byte[] payload = new byte[length];
            in.readFully(payload);
            return new Read(kind, payload);
        } catch (EOFException | SocketException e) {
            return new Read(CLOSE, new byte[] {(byte) (CUT >> 8), (byte) CUT});
        }
    }

    /** The next text message. */
    String hears() throws IOException {
        Read next = reads();
        while (next.kind() != TEXT) {
            if (next.kind() == CLOSE) {
                throw new IOException("closed with " + code(next));
            }
            next = reads();
        }
        return next.text();
    }

    /** Reads, and answers nothing, until the service closes the WebSocket; the code that it gives. */
    int closeCode() throws IOException {
        Read next = reads();
        while (next.kind() != CLOSE) {
            next = reads();
        }
        return code(next);
    }

    static int code(Read close) {
        byte[] payload = close.payload();
        return payload.length < 2 ? 1005 : ((payload[0] & 255) << 8) | (payload[1] & 255);
    }

    /** Whether the TCP connection has ended; looks for so long. */
    boolean endsWithin(int millis) throws IOException {
        tcp.setSoTimeout(millis);
        try {
            while (in.read() >= 0) {
                // on to the end
            }
            return true;
        } catch (SocketTimeoutException e) {
            return false;
        } catch (SocketException e) {
            return true;
        } finally {
            tcp.setSoTimeout(0);
        }
    }

    /** Sends this again and again, without reading, until the system takes no more or the service has ended the connection. */
    void floods(byte[] bytes, long mostBytes) {
        try {
            for (long sent = 0; sent < mostBytes; sent += bytes.length) {
                tcp.getOutputStream().write(bytes);
            }
        } catch (IOException e) {
            // cut off, which is what the tests ask for
        }
    }

    @Override
    public void close() {
        try {
            tcp.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
