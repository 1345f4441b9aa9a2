package io.openchat.testkit;

import io.openchat.testkit.store.StoreAddress;
import io.openchat.testkit.store.TestStore;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.lang.management.ManagementFactory;
import java.util.Map;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.management.StandardMBean;
import org.jspecify.annotations.Nullable;

/**
 * A fresh {@link TestStore} for the tests of a service.
 *
 * <p>{@link #down()} and {@link #up()} make store trouble. They reach it through JMX, because Quarkus may load this class once for the
 * resource and once more for the test.
 */
public final class StoreResource implements QuarkusTestResourceLifecycleManager {

    private @Nullable TestStore store;

    @Override
    public Map<String, String> start() {
        TestStore opened = TestStore.open();
        store = opened;
        try {
            MBeanServer jmx = ManagementFactory.getPlatformMBeanServer();
            if (jmx.isRegistered(name())) {
                jmx.unregisterMBean(name());
            }
            jmx.registerMBean(new StandardMBean(new Switch(opened), StoreSwitch.class), name());
        } catch (JMException e) {
            throw new IllegalStateException(e);
        }
        return settings(opened.address());
    }

    @Override
    public void stop() {
        if (store != null) {
            store.close();
        }
    }

    /** The settings by which a service finds it. */
    public static Map<String, String> settings(StoreAddress address) {
        return Map.of(
                "quarkus.mongodb.connection-string", address.connectionString(),
                "quarkus.mongodb.database", address.database());
    }

    /** Stops the running store; connections to it break. Leaves the test out on a store that nobody here can stop. */
    public static void down() {
        TestStore.mustBeStoppable();
        var _ = call("down");
    }

    /** Starts the store again with the address and the data that it had. */
    public static void up() {
        var _ = call("up");
    }

    /** Where the running store is; for tests that fill it past the service. */
    public static StoreAddress address() {
        return new StoreAddress((String) call("connectionString"), (String) call("database"));
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

    /** What JMX shows of the store. */
    public interface StoreSwitch {
        String connectionString();

        String database();

        void down();

        void up();
    }

    private record Switch(TestStore store) implements StoreSwitch {
        @Override
        public String connectionString() {
            return store.address().connectionString();
        }

        @Override
        public String database() {
            return store.address().database();
        }

        @Override
        public void down() {
            store.down();
        }

        @Override
        public void up() {
            store.up();
        }
    }
}
