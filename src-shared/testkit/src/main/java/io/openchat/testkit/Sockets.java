package io.openchat.testkit;

import java.io.IOException;
import java.net.Socket;

/** What proxies of tests do with sockets. */
public final class Sockets {
    private Sockets() {}

    /** Closes with RST, which the other side sees as a broken connection. */
    public static void reset(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException e) {
            // closed already
        }
    }
}
