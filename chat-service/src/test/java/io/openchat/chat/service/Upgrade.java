package io.openchat.chat.service;

import io.openchat.shared.wire.Frame;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** An upgrade that is written by hand, so that nothing puts its path and its headers right; the connection stays open. */
final class Upgrade implements AutoCloseable {
    private static final int TEXT = 1;
    private static final int CLOSE = 8;
    private static final int PING = 9;
    private static final int PATIENCE = 20_000;

    private final Socket tcp;
    private final DataInputStream in;
    private final String answer;

    private Upgrade(URI base, String request) throws IOException {
        tcp = new Socket(base.getHost(), base.getPort());
        tcp.setSoTimeout(PATIENCE);
        in = new DataInputStream(tcp.getInputStream());
        answer = asks(request);
    }

    /** Asks for {@code path} with these headers in place of the ordinary ones. */
    static Upgrade of(URI base, String path, Map<String, String> headers) {
        try {
            return new Upgrade(base, request(base, path, headers));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String request(URI base, String path, Map<String, String> headers) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("Host", base.getAuthority());
        all.put("Origin", base.getScheme() + "://" + base.getAuthority());
        all.put("Connection", "Upgrade");
        all.put("Upgrade", "websocket");
        all.put("Sec-WebSocket-Version", "13");
        all.put("Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ==");
        all.put("Sec-WebSocket-Protocol", Frame.SUBPROTOCOL);
        all.putAll(headers);
        StringBuilder request = new StringBuilder("GET " + path + " HTTP/1.1\r\n");
        all.forEach(
                (name, value) -> request.append(name).append(": ").append(value).append("\r\n"));
        return request.append("\r\n").toString();
    }

    /** Asks once more on the same connection. */
    String asks(String request) throws IOException {
        tcp.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) in.readUnsignedByte());
        }
        return head.toString();
    }

    int status() {
        return Integer.parseInt(answer.substring("HTTP/1.1 ".length(), "HTTP/1.1 ".length() + 3));
    }

    boolean isOpen() {
        return status() == 101;
    }

    String reason() {
        return answer.lines()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("x-openchat-error:"))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElse("");
    }

    void says(String text) throws IOException {
        writes(TEXT, text.getBytes(StandardCharsets.UTF_8));
    }

    /** A sign of life that says nothing. */
    void pings() throws IOException {
        writes(PING, new byte[0]);
    }

    private void writes(int kind, byte[] payload) throws IOException {
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        frame.write(0x80 | kind);
        if (payload.length < 126) {
            frame.write(0x80 | payload.length);
        } else {
            frame.write(0x80 | 126);
            frame.write(payload.length >> 8);
            frame.write(payload.length);
        }
        // a mask of zeros leaves the text as it is
        frame.writeBytes(new byte[4]);
        frame.writeBytes(payload);
        tcp.getOutputStream().write(frame.toByteArray());
    }

    /** The next text, or "closed with CODE". */
    String hears() throws IOException {
        while (true) {
            int kind = in.readUnsignedByte() & 15;
            int length = in.readUnsignedByte() & 127;
            if (length == 126) {
                length = in.readUnsignedShort();
            }
            byte[] payload = in.readNBytes(length);
            if (kind == CLOSE) {
                return "closed with " + (((payload[0] & 255) << 8) | (payload[1] & 255));
            }
            if (kind == TEXT) {
                return new String(payload, StandardCharsets.UTF_8);
            }
        }
    }

    /** Ends as a program does that is killed. */
    void breaksOff() {
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
