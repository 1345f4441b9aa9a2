package io.openchat.e2e;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The network between one browser and the front, as an HTTP proxy (CONNECT): it can be away, lose connections without a word, end
 * those that are idle, or ask for a login first.
 */
final class Tunnel implements AutoCloseable {

    /** What becomes of new connections. */
    enum Way {
        OPEN,
        /** Refused. */
        CUT,
        /** Answered by a page of the network's own. */
        LOGIN
    }

    private static final String LOGIN_PAGE = String.join(
            "\r\n",
            "HTTP/1.1 200 OK",
            "Content-Type: text/html",
            "Content-Length: 34",
            "",
            "<h1>Please log in to the WLAN</h1>");

    private final ServerSocket door;
    private final Set<Passage> passages = ConcurrentHashMap.newKeySet();
    private final AtomicInteger turnedAway = new AtomicInteger();
    private final AtomicInteger ended = new AtomicInteger();
    private final int idleMillis;
    private volatile Way way = Way.OPEN;

    /** Ends connections on which nothing was said for so long; zero: none. */
    Tunnel(Duration idle) {
        this.idleMillis = Math.toIntExact(idle.toMillis());
        try {
            this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().name("tunnel").start(this::admit);
    }

    String address() {
        return "http://127.0.0.1:" + door.getLocalPort();
    }

    /** No network at all. */
    void cuts() {
        way = Way.CUT;
        passages.forEach(Passage::end);
    }

    void asksForLogin() {
        way = Way.LOGIN;
        passages.forEach(Passage::end);
    }

    void opens() {
        way = Way.OPEN;
    }

    /** From now on nothing goes through the connections that stand, in neither direction, and nobody is told; new ones work. */
    void losesConnections() {
        passages.forEach(passage -> passage.lost = true);
    }

    /** From now on the connections that stand carry what the browser says, and nothing of what it is answered; new ones are refused. */
    void losesAnswers() {
        way = Way.CUT;
        passages.forEach(passage -> passage.deaf = true);
    }

    /** How many connections it refused, or answered with its own page. */
    int turnedAway() {
        return turnedAway.get();
    }

    /** How many it ended because they were idle. */
    int endedIdle() {
        return ended.get();
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            passages.forEach(Passage::end);
        }
    }

    private void admit() {
        while (!door.isClosed()) {
            try {
                Socket browser = door.accept();
                Thread.ofVirtual().start(() -> serve(browser));
            } catch (IOException e) {
                return; // closed
            }
        }
    }

    private void serve(Socket browser) {
        try (browser) {
            int port = port(browser.getInputStream());
            if (way == Way.OPEN) {
                pass(browser, port);
                return;
            }
            turnedAway.incrementAndGet();
            if (way == Way.LOGIN) {
                browser.getOutputStream().write(LOGIN_PAGE.getBytes(StandardCharsets.US_ASCII));
            }
        } catch (IOException e) {
            // one of the two went away
        }
    }

    private void pass(Socket browser, int port) throws IOException {
        try (Socket front = new Socket(InetAddress.getLoopbackAddress(), port)) {
            browser.getOutputStream().write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            Passage passage = new Passage(browser, front);
            passages.add(passage);
            try {
                Thread back = Thread.ofVirtual().start(() -> passage.carry(front, browser, true));
                passage.carry(browser, front, false);
                back.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                passages.remove(passage);
            }
        }
    }

    /** Reads {@code CONNECT localhost:port HTTP/1.1} and the headers after it. */
    private static int port(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("no request");
            }
            head.append((char) next);
        }
        String target = head.substring(0, head.indexOf("\r\n")).split(" ", -1)[1];
        return Integer.parseInt(target.substring(target.lastIndexOf(':') + 1));
    }

    /** One connection that was let through. */
    private final class Passage {
        private final Socket browser;
        private final Socket front;
        private volatile boolean lost;
        private volatile boolean deaf;
        private volatile long usedAt = System.nanoTime();

        Passage(Socket browser, Socket front) throws IOException {
            this.browser = browser;
            this.front = front;
            browser.setSoTimeout(idleMillis);
            front.setSoTimeout(idleMillis);
        }

        void carry(Socket from, Socket to, boolean answers) {
            byte[] bytes = new byte[16_384];
            try {
                for (int count = 0; count >= 0; count = read(from, bytes)) {
                    if (!lost && !(deaf && answers)) {
                        to.getOutputStream().write(bytes, 0, count);
                    }
                }
            } catch (IOException e) {
                // the other direction ends with it
            }
            // A connection that was lost ends for nobody but the one who gave it up.
            if (lost) {
                close(from);
            } else {
                end();
            }
        }

        /** Nothing (0) while the other direction is in use. */
        private int read(Socket from, byte[] bytes) throws IOException {
            try {
                int count = from.getInputStream().read(bytes);
                usedAt = System.nanoTime();
                return count;
            } catch (SocketTimeoutException e) {
                if (System.nanoTime() - usedAt >= idleMillis * 1_000_000L) {
                    ended.incrementAndGet();
                    throw e;
                }
                return 0;
            }
        }

        void end() {
            close(browser);
            close(front);
        }

        private static void close(Socket socket) {
            try {
                socket.close();
            } catch (IOException e) {
                // gone is gone
            }
        }
    }
}
