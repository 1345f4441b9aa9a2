package io.openchat.testkit.replicaset;

import io.openchat.testkit.StoreResource;
import io.openchat.testkit.store.BehindProxy;
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
 * A {@link TestStore} behind a {@link ReplicaSetProxy}, for the tests of a service that are {@link BehindProxy}.
 *
 * <p>{@code options} of the annotation are added to the address. Tests reach it through JMX, because Quarkus may load this class once for
 * the resource and once more for the test.
 */
public final class ReplicaSetResource implements QuarkusTestResourceLifecycleManager {
    private String options = "";
    private @Nullable TestStore store;
    private @Nullable ReplicaSetProxy proxy;

    /** What JMX shows of it. */
    public interface SeenWrites {
        Map<String, Long> getNumbered();

        Map<String, Long> getBare();
    }

    private record Seen(Writes writes) implements SeenWrites {
        @Override
        public Map<String, Long> getNumbered() {
            return writes.numbered();
        }

        @Override
        public Map<String, Long> getBare() {
            return writes.bare();
        }
    }

    @Override
    public void init(Map<String, String> arguments) {
        options = arguments.getOrDefault("options", "");
    }

    @Override
    public Map<String, String> start() {
        TestStore opened = TestStore.open();
        store = opened;
        ReplicaSetProxy before = new ReplicaSetProxy(opened.address());
        proxy = before;
        try {
            MBeanServer jmx = ManagementFactory.getPlatformMBeanServer();
            if (jmx.isRegistered(name())) {
                jmx.unregisterMBean(name());
            }
            jmx.registerMBean(new StandardMBean(new Seen(before.writes()), SeenWrites.class), name());
        } catch (JMException e) {
            throw new IllegalStateException(e);
        }
        StoreAddress address = before.address();
        return StoreResource.settings(new StoreAddress(address.connectionString() + options, address.database()));
    }

    @Override
    public void stop() {
        if (proxy != null) {
            proxy.close();
        }
        if (store != null) {
            store.close();
        }
    }

    /** Writes that a driver could repeat, by command in small letters. */
    public static Map<String, Long> numbered() {
        return seen("Numbered");
    }

    /** Writes that it could not, as {@link Writes#bare}. */
    public static Map<String, Long> bare() {
        return seen("Bare");
    }

    @SuppressWarnings("unchecked") // as declared above
    private static Map<String, Long> seen(String which) {
        try {
            return (Map<String, Long>)
                    ManagementFactory.getPlatformMBeanServer().getAttribute(name(), which);
        } catch (JMException e) {
            throw new IllegalStateException("no ReplicaSetResource runs in this test", e);
        }
    }

    private static ObjectName name() throws JMException {
        return new ObjectName("io.openchat:type=TestReplicaSet");
    }
}
