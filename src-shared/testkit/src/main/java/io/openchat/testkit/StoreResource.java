package io.openchat.testkit;

import io.openchat.store.EmbeddedStore;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.jspecify.annotations.Nullable;

/**
 * A fresh {@link EmbeddedStore} for the tests of a service, on a port of its own.
 *
 * <p>{@link #down()} and {@link #up()} make store trouble: the store comes back on the same port with the same data.
 * They reach it through JMX, because Quarkus may load this class once for the resource and once more for the test.
 */
public final class StoreResource implements QuarkusTestResourceLifecycleManager {

    private @Nullable Path folder;
    private @Nullable Switch store;

    @Override
    public Map<String, String> start() {
        try {
            Path here = Files.createTempDirectory("openchat-store");
            Switch opened = new Switch(here);
            folder = here;
            store = opened;
            MBeanServer jmx = ManagementFactory.getPlatformMBeanServer();
            if (jmx.isRegistered(name())) {
                jmx.unregisterMBean(name());
            }
            jmx.registerMBean(new javax.management.StandardMBean(opened, StoreSwitch.class), name());
            return Map.of("quarkus.mongodb.connection-string", opened.connectionString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (JMException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void stop() {
        if (store != null) {
            store.down();
        }
        if (folder != null) {
            delete(folder);
        }
    }

    /** Stops the running store; connections to it break. */
    public static void down() {
        var _ = call("down");
    }

    /** Starts the store again on the port and with the data that it had. */
    public static void up() {
        var _ = call("up");
    }

    /** Where the running store is; for tests that fill it past the service. */
    public static String connectionString() {
        return (String) call("connectionString");
    }

    private static Object call(String operation) {
        try {
            return ManagementFactory.getPlatformMBeanServer().invoke(name(), operation, null, null);
        } catch (JMException e) {
            throw new IllegalStateException("no StoreResource runs in this test", e);
        }
    }

    private static ObjectName name() throws JMException {
        return new ObjectName("io.openchat:type=TestStore");
    }

    private static void delete(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What JMX shows of the store. */
    public interface StoreSwitch {
        String connectionString();

        void down();

        void up();
    }

    private static final class Switch implements StoreSwitch {
        private final Path folder;
        private final int port;
        private @Nullable EmbeddedStore running;

        Switch(Path folder) {
            this.folder = folder;
            EmbeddedStore first = EmbeddedStore.open(folder, EmbeddedStore.ANY_PORT);
            this.port = first.port();
            this.running = first;
        }

        @Override
        public String connectionString() {
            return "mongodb://127.0.0.1:" + port;
        }

        @Override
        public synchronized void down() {
            if (running != null) {
                running.close();
                running = null;
            }
        }

        @Override
        public synchronized void up() {
            if (running == null) {
                running = EmbeddedStore.open(folder, port);
            }
        }
    }
}
