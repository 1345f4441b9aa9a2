package io.openchat.e2e.attacks.means;

import io.openchat.e2e.attacks.site.Door;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.function.LongConsumer;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/** A bare connection, on which nothing happens but what the attack does: nothing is read, answered or closed by itself. */
public final class Wire implements AutoCloseable {
    /** What its system takes without anybody reading: little, so that the other side notices soon. */
    private static final int RECEIVE_BUFFER = 8 * 1024;

    private static final int PATIENCE_MILLIS = 15_000;
    private static final int LONGEST_HEAD = 64 * 1024;

    /** Whoever signed it is believed: nothing is said here that is worth protecting. */
    private static final SSLContext TRUSTING = trusting();

    private final Socket socket;
    private final LongConsumer spent;

    private Wire(Socket socket, LongConsumer spent) {
        this.socket = socket;
        this.spent = spent;
    }

    /** Connects from an address of this machine; TLS is begun by the first byte. */
    public static Wire to(Door door, String from, LongConsumer spent) throws IOException {
        Socket tcp = plain(door, from);
        return new Wire(
                door.tls() ? TRUSTING.getSocketFactory().createSocket(tcp, "localhost", door.port(), true) : tcp,
                spent);
    }

    /** Connects, and leaves it at that also where TLS is spoken. */
    static Wire withoutTls(Door door, String from, LongConsumer spent) throws IOException {
        return new Wire(plain(door, from), spent);
    }

    private static Socket plain(Door door, String from) throws IOException {
        Socket tcp = new Socket();
        try {
            tcp.setReceiveBufferSize(RECEIVE_BUFFER);
            tcp.setTcpNoDelay(true);
            tcp.setSoTimeout(PATIENCE_MILLIS);
            tcp.bind(new InetSocketAddress(InetAddress.ofLiteral(from), 0));
            tcp.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), door.port()), PATIENCE_MILLIS);
            return tcp;
        } catch (IOException | RuntimeException e) {
            tcp.close();
            throw e;
        }
    }

    private static SSLContext trusting() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {new Trusting()}, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public void write(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        spent.accept(bytes.length);
    }

    public void write(String text) throws IOException {
        write(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Throws away what has come; how many bytes that were. The end of the connection is an exception. */
    public long skips() throws IOException {
        long all = 0;
        InputStream in = socket.getInputStream();
        for (int waiting = in.available(); waiting > 0; waiting = in.available()) {
            all += in.skip(waiting);
        }
        return all;
    }

    /** Waits for something to come, and throws it away with all that has come with it. */
    public void hears() throws IOException {
        if (socket.getInputStream().read() < 0) {
            throw new IOException("closed");
        }
        skips();
    }

    /** The status of the answer that comes next; its head is read, and nothing after that. */
    public int status() throws IOException {
        StringBuilder head = new StringBuilder();
        InputStream in = socket.getInputStream();
        while (head.indexOf("\r\n\r\n") < 0 && head.length() < LONGEST_HEAD) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("closed instead of answered");
            }
            head.append((char) next);
        }
        return Integer.parseInt(head.substring(9, 12));
    }

    /** So many of the same in one piece, for one call of the system. */
    public static byte[] times(int count, byte[] frame) {
        ByteArrayOutputStream all = new ByteArrayOutputStream(count * frame.length);
        for (int n = 0; n < count; n++) {
            all.writeBytes(frame);
        }
        return all.toByteArray();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            // gone is gone
        }
    }

    private static final class Trusting implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String kind) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String kind) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
