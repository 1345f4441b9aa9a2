package io.openchat.standalone.bus;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** The answer of a Redis that can serve. */
final class Pong {

    private static final int PATIENCE_MILLIS = 2_000;

    private static final String PONG = "+OK\r\n+PONG";

    private Pong() {}

    /** Whether it comes from this port of 127.0.0.1, to a user with this password. */
    static boolean from(int port, String user, String password) {
        byte[] ping = ("AUTH " + user + " " + password + "\r\nPING\r\n").getBytes(StandardCharsets.US_ASCII);
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), PATIENCE_MILLIS);
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write(ping);
            byte[] answer = socket.getInputStream().readNBytes(PONG.length());
            return PONG.equals(new String(answer, StandardCharsets.US_ASCII));
        } catch (IOException e) {
            return false;
        }
    }
}
