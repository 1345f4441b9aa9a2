package io.openchat.testkit.client;

import static io.openchat.testkit.client.WebSocketFrames.CLOSE;
import static io.openchat.testkit.client.WebSocketFrames.PING;
import static io.openchat.testkit.client.WebSocketFrames.TEXT;

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
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** A WebSocket made by hand: nothing puts its path and its headers right, it may send what no browser would, and does nothing by itself. */
public final class RawSocket implements AutoCloseable {
    /** How it ended when the TCP connection did, without a close frame. */
    public static final int CUT = 1006;

    /** Longer than any deadline of the service. */
    private static final int PATIENCE_MILLIS = 45_000;

    private static final int RECEIVE_BUFFER = 16 * 1024;

    private final Socket tcp = new Socket();
    private final DataInputStream in;
    private final String answer;

    private RawSocket(URI base, String request) throws IOException {
        tcp.setReceiveBufferSize(RECEIVE_BUFFER);
        tcp.setSoTimeout(PATIENCE_MILLIS);
        tcp.connect(new InetSocketAddress(base.getHost(), base.getPort()));
        in = new DataInputStream(tcp.getInputStream());
        answer = asks(request);
    }

    /** A visitor's, which must be let in. */
    public static RawSocket visitor(URI base) throws IOException {
        RawSocket socket = new RawSocket(base, upgrade(base, "/ws/visitor", Map.of()));
        if (!socket.isOpen()) {
            throw new IOException(socket.answer);
        }
        return socket;
    }

    /** Asks for {@code path} with these headers in place of the ordinary ones; whatever the answer is, the connection stays. */
    public static RawSocket open(URI base, String path, Map<String, String> headers) {
        try {
            return new RawSocket(base, upgrade(base, path, headers));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The request of an upgrade as a page of {@code origin} sends it, with these headers in place of the ordinary ones. */
    public static String upgrade(URI origin, String path, Map<String, String> headers) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("Host", origin.getAuthority());
        all.put("Origin", origin.getScheme() + "://" + origin.getAuthority());
        all.put("Connection", "Upgrade");
        all.put("Upgrade", "websocket");
        all.put("Sec-WebSocket-Version", "13");
        all.put("Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ==");
        all.put("Sec-WebSocket-Protocol", Handshake.header(Handshake.visitor()));
        all.putAll(headers);
        StringBuilder request = new StringBuilder("GET " + path + " HTTP/1.1\r\n");
        all.forEach(
                (name, value) -> request.append(name).append(": ").append(value).append("\r\n"));
        return request.append("\r\n").toString();
    }

    /** Asks (once more) on the same connection; the head of the answer. */
    public String asks(String request) throws IOException {
        tcp.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) in.readUnsignedByte());
        }
        return head.toString();
    }

    public int status() {
        return Integer.parseInt(answer.substring("HTTP/1.1 ".length(), "HTTP/1.1 ".length() + 3));
    }

    public boolean isOpen() {
        return status() == 101;
    }

    /** Why it was refused, in the service's words. */
    public String reason() {
        return answer.lines()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("x-openchat-error:"))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElse("");
    }

    /** Sends a whole frame. */
    public void sends(int kind, byte[] payload) throws IOException {
        write(WebSocketFrames.whole(kind, payload));
    }

    public void says(String text) throws IOException {
        write(WebSocketFrames.text(text));
    }

    /** Sends a frame that more are to follow. */
    public void sendsPart(int kind, String part) throws IOException {
        write(WebSocketFrames.part(kind, part.getBytes(StandardCharsets.UTF_8)));
    }

    /** A sign of life that says nothing. */
    public void pings() throws IOException {
        sends(PING, new byte[0]);
    }

    public void write(byte[] bytes) throws IOException {
        tcp.getOutputStream().write(bytes);
    }

    /** Sends this again and again, without reading, until the system takes no more or the service has ended the connection. */
    public void floods(byte[] bytes, long mostBytes) {
        try {
            for (long sent = 0; sent < mostBytes; sent += bytes.length) {
                write(bytes);
            }
        } catch (IOException e) {
            // cut off, which is what the tests ask for
        }
    }

    /** A frame of the service. */
    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    public record Read(int kind, byte[] payload) {
        public String text() {
            return new String(payload, StandardCharsets.UTF_8);
        }

        /** The code of a close. */
        public int code() {
            return payload.length < 2 ? 1005 : ((payload[0] & 255) << 8) | (payload[1] & 255);
        }
    }

    /** The next frame of the service; a TCP connection that ends is a close, too. */
    public Read reads() throws IOException {
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

    /** The next text message, or "closed with CODE". */
    public String hears() throws IOException {
        Read next = readsUntil(TEXT);
        return next.kind() == TEXT ? next.text() : "closed with " + next.code();
    }

    /** Reads, and answers nothing, until the service closes the WebSocket; the code that it gives. */
    public int closeCode() throws IOException {
        return readsUntil(CLOSE).code();
    }

    private Read readsUntil(int kind) throws IOException {
        Read next = reads();
        while (next.kind() != kind && next.kind() != CLOSE) {
            next = reads();
        }
        return next;
    }

    /** Whether the TCP connection has ended; looks for so long. */
    public boolean endsWithin(int millis) throws IOException {
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
            tcp.setSoTimeout(PATIENCE_MILLIS);
        }
    }

    /** Ends as a program does that is killed. */
    public void breaksOff() {
        try {
            tcp.setSoLinger(true, 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        close();
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
