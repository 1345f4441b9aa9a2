package io.openchat.chat.service;

import io.openchat.testkit.StoreResource;
import io.openchat.testkit.store.TestStore;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A store that stalls when the test says so: it takes connections and questions and does not answer.
 *
 * <p>A proxy in front of a {@link TestStore} holds back what is on its way. A system property tells it to, since Quarkus
 * may load this class once for the resource and once more for the test.
 */
public final class StallingStore implements QuarkusTestResourceLifecycleManager {
    private static final String STALLS = "openchat.test.store-stalls";
    private static final long LOOK_NANOS = 5_000_000;

    private @Nullable TestStore store;
    private @Nullable ServerSocket proxy;

    static void stalls() {
        System.setProperty(STALLS, "true");
    }

    static void goesOn() {
        System.clearProperty(STALLS);
    }

    @Override
    public Map<String, String> start() {
        try {
            TestStore behind = TestStore.open();
            ServerSocket front = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
            store = behind;
            proxy = front;
            InetSocketAddress host = behind.address().host().orElseThrow();
            Thread.ofVirtual().start(() -> accept(front, host));
            return StoreResource.settings(behind.address().through(front.getLocalPort(), "directConnection=true"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        goesOn();
        try {
            if (proxy != null) {
                proxy.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (store != null) {
            store.close();
        }
    }

    private static void accept(ServerSocket front, InetSocketAddress store) {
        try {
            while (true) {
                Socket client = front.accept();
                Socket behind = new Socket(store.getAddress(), store.getPort());
                Thread.ofVirtual().start(() -> pump(client, behind));
                Thread.ofVirtual().start(() -> pump(behind, client));
            }
        } catch (IOException e) {
            // closed: the test is over
        }
    }

    private static void pump(Socket from, Socket to) {
        byte[] buffer = new byte[64 * 1024];
        try (from;
                to;
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
                while (Boolean.getBoolean(STALLS)) {
                    LockSupport.parkNanos(LOOK_NANOS);
                }
                out.write(buffer, 0, length);
            }
        } catch (IOException e) {
            // either side has gone; so does the other
        }
    }
}
