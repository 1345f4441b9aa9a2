package io.openchat.e2e.attacks.site;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.management.MBeanServerConnection;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** The memory of a process: its heap in use and its direct buffers, asked past everything that an attack could have blocked. */
public final class Gauge implements AutoCloseable {
    private static final int MEGABYTE = 1 << 20;
    private static final long PAUSE_MILLIS = 500;

    private final JMXConnector connector;
    private final MemoryMXBean heap;
    private final List<BufferPoolMXBean> buffers;
    private volatile long peak;
    private volatile boolean closed;

    private Gauge(JMXConnector connector, MemoryMXBean heap, List<BufferPoolMXBean> buffers) {
        this.connector = connector;
        this.heap = heap;
        this.buffers = List.copyOf(buffers);
    }

    /** Options of a virtual machine that lets itself be watched on this port. */
    static List<String> options(int port) {
        return Stream.concat(
                        Stream.of(
                                        "port=" + port,
                                        "rmi.port=" + port,
                                        "host=127.0.0.1",
                                        "authenticate=false",
                                        "ssl=false")
                                .map(option -> "-Dcom.sun.management.jmxremote." + option),
                        Stream.of("-Djava.rmi.server.hostname=127.0.0.1"))
                .toList();
    }

    /** Begins to watch a process. */
    @SuppressWarnings("BanJNDI") // a process of ours, on this machine
    public static Gauge of(Door door) {
        String address = "service:jmx:rmi:///jndi/rmi://127.0.0.1:" + door.watched() + "/jmxrmi";
        try {
            JMXConnector connector = JMXConnectorFactory.connect(new JMXServiceURL(address));
            MBeanServerConnection beans = connector.getMBeanServerConnection();
            MemoryMXBean heap = ManagementFactory.getPlatformMXBean(beans, MemoryMXBean.class);
            Gauge gauge =
                    new Gauge(connector, heap, ManagementFactory.getPlatformMXBeans(beans, BufferPoolMXBean.class));
            Thread.ofVirtual().name("gauge").start(gauge::watch);
            return gauge;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Megabytes in use after a collection: what is really held. */
    public long held() {
        heap.gc();
        return used() / MEGABYTE;
    }

    /** Waits until no more than this is held; what is held then, or in the end. */
    public long settles(long megabytes, Duration patience) throws InterruptedException {
        long giveUp = System.nanoTime() + patience.toNanos();
        long held = held();
        while (held > megabytes && System.nanoTime() < giveUp) {
            TimeUnit.SECONDS.sleep(2);
            held = held();
        }
        return held;
    }

    /** The most megabytes that were in use, garbage included, since somebody asked. */
    public long takePeak() {
        long most = peak;
        peak = 0;
        return most / MEGABYTE;
    }

    @Override
    public void close() {
        closed = true;
        try {
            connector.close();
        } catch (IOException e) {
            // the process is gone
        }
    }

    private long used() {
        return heap.getHeapMemoryUsage().getUsed()
                + buffers.stream()
                        .filter(pool -> pool.getName().equals("direct"))
                        .mapToLong(BufferPoolMXBean::getMemoryUsed)
                        .sum();
    }

    private void watch() {
        try {
            while (!closed) {
                peak = Math.max(peak, used());
                TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            // the process is gone; who looks at it finds that out
        }
    }
}
