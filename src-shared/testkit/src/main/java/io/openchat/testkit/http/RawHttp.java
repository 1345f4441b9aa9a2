package io.openchat.testkit.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** An HTTP client made by hand, which reads only when the test says so; for the guards of every door. */
public final class RawHttp implements AutoCloseable {
    private final Socket tcp;

    /** Over a connection that is there. */
    public RawHttp(Socket tcp) {
        this.tcp = tcp;
    }

    /** In the clear, to this port of this machine; what is not read waits in a small window. */
    public static RawHttp to(int port) throws IOException {
        Socket tcp = new Socket();
        tcp.setReceiveBufferSize(16 * 1024);
        tcp.connect(new java.net.InetSocketAddress(java.net.InetAddress.getLoopbackAddress(), port));
        return new RawHttp(tcp);
    }

    /** Sends this as it is. */
    public void sends(String text) throws IOException {
        tcp.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    }

    /** Sends so many requests, and reads no answer; false when the connection was ended before all were sent. */
    public boolean pipelines(String request, int count) {
        try {
            for (int i = 0; i < count; i++) {
                sends(request);
            }
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** Sends one character after the other, one every {@code pause}; true when it was cut off before the end of that. */
    public boolean trickles(String text, Duration pause) throws InterruptedException {
        for (int i = 0; i < text.length(); i++) {
            try {
                sends(text.substring(i, i + 1));
            } catch (IOException e) {
                return true;
            }
            if (isEnded(pause)) {
                return true;
            }
        }
        return false;
    }

    /** All that comes until the service ends the connection, which it must within this time. */
    public String readsToTheEnd(Duration limit) throws IOException {
        tcp.setSoTimeout((int) limit.toMillis());
        StringBuilder all = new StringBuilder();
        byte[] buffer = new byte[16 * 1024];
        InputStream in = tcp.getInputStream();
        try {
            for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
                all.append(new String(buffer, 0, length, StandardCharsets.ISO_8859_1));
            }
        } catch (SocketException e) {
            // ended without ceremony
        }
        return all.toString();
    }

    /** The answer's first line. */
    public String reads() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = tcp.getInputStream().read();
                c >= 0 && c != '\n';
                c = tcp.getInputStream().read()) {
            line.append((char) c);
        }
        return line.toString().strip();
    }

    /** An answer without a body: its head. */
    public String readsHead() throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.length() < 4 || !head.substring(head.length() - 4).equals("\r\n\r\n")) {
            int c = tcp.getInputStream().read();
            if (c < 0) {
                throw new java.io.EOFException("after " + head);
            }
            head.append((char) c);
        }
        return head.toString();
    }

    /** Reads what comes for so long; whether the end was in it. */
    private boolean isEnded(Duration wait) {
        long until = System.nanoTime() + wait.toNanos();
        byte[] buffer = new byte[1024];
        try {
            for (long left = wait.toMillis(); left > 0; left = (until - System.nanoTime()) / 1_000_000) {
                tcp.setSoTimeout((int) left);
                if (tcp.getInputStream().read(buffer) < 0) {
                    return true;
                }
            }
            return false;
        } catch (SocketTimeoutException e) {
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    /** How often this stands in a text. */
    public static int count(String text, String part) {
        return text.split(java.util.regex.Pattern.quote(part), -1).length - 1;
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
