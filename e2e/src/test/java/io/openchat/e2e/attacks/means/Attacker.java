package io.openchat.e2e.attacks.means;

import io.openchat.e2e.attacks.site.Door;
import io.openchat.testkit.client.RawSocket;
import io.openchat.testkit.store.StoreAddress;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Somebody without a login who has time, and comes back whenever the door was shut: always from one address, as an ingress names
 * it, unless the attack says otherwise.
 */
public final class Attacker implements AutoCloseable {
    private static final String MACHINE = "127.0.0.66";
    private static final Duration BREATH = Duration.ofMillis(20);

    private final Door door;
    private final String address;
    private final StoreAddress records;
    private final long end;
    private final AtomicLong bytes = new AtomicLong();
    private final AtomicInteger sockets = new AtomicInteger();
    private final AtomicLong gained = new AtomicLong();
    private final Set<Wire> open = ConcurrentHashMap.newKeySet();

    /** What an attack does with its connection until that is shut. */
    public interface Deed {
        void on(Wire wire) throws IOException;
    }

    /** Begins now, and goes on for so long; the records are for what is to be there before. */
    public Attacker(Door door, String address, StoreAddress records, Duration time) {
        this.door = door;
        this.address = address;
        this.records = records;
        this.end = System.nanoTime() + time.toNanos();
        // whoever hangs in a write is let go
        Thread.ofVirtual().start(() -> {
            while (goesOn()) {
                rests(Duration.ofMillis(100));
            }
            close();
        });
    }

    public boolean goesOn() {
        return System.nanoTime() < end;
    }

    public String address() {
        return address;
    }

    /** Of one of the attacker's further machines. */
    String address(int machine) {
        return address.replaceFirst("^(\\d+\\.\\d+)\\.\\d+", "$1." + machine);
    }

    /** What was sent, in bytes of the payload of TCP (of TLS, where it is spoken). */
    public long bytes() {
        return bytes.get();
    }

    public int sockets() {
        return sockets.get();
    }

    /** What the attack counts as a success. */
    public long gained() {
        return gained.get();
    }

    void gains(long more) {
        gained.addAndGet(more);
    }

    StoreAddress records() {
        return records;
    }

    /** Opens a connection and does something on it, again and again until the time is over. */
    void insists(Deed deed) {
        while (goesOn()) {
            try (Wire wire = connects()) {
                deed.on(wire);
            } catch (IOException e) {
                rests(BREATH);
            }
        }
    }

    /** The same on a visitor's socket. */
    void insistsOnASocket(Deed deed) {
        insists(wire -> {
            if (upgrades(wire, "/ws/visitor", address)) {
                deed.on(wire);
            } else {
                rests(BREATH);
            }
        });
    }

    /** So many do this at the same time. */
    void inACrowd(int count, Runnable each) {
        List<Thread> crowd = new ArrayList<>();
        for (int n = 0; n < count; n++) {
            crowd.add(Thread.ofVirtual().start(each));
        }
        try {
            for (Thread one : crowd) {
                one.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A visitor's socket that stays open to the end, if it is let in. */
    Optional<Wire> joins(String path, String forwarded) {
        try {
            Wire wire = connects();
            try {
                if (upgrades(wire, path, forwarded)) {
                    return Optional.of(wire);
                }
            } catch (IOException e) {
                // cut off instead of refused
            }
            wire.close();
        } catch (IOException e) {
            // not even a connection
        }
        return Optional.empty();
    }

    Wire connects() throws IOException {
        return known(Wire.to(door, MACHINE, bytes::addAndGet));
    }

    Wire connectsWithoutTls() throws IOException {
        return known(Wire.withoutTls(door, MACHINE, bytes::addAndGet));
    }

    boolean upgrades(Wire wire, String path, String forwarded) throws IOException {
        wire.write(upgrade(path, forwarded));
        return wire.status() == 101;
    }

    String upgrade(String path, String forwarded) {
        URI origin = door.origin();
        Map<String, String> ofTheIngress = Map.of(
                "X-Forwarded-For", forwarded,
                "X-Forwarded-Proto", origin.getScheme(),
                "X-Forwarded-Host", origin.getAuthority());
        return RawSocket.upgrade(origin, path, ofTheIngress);
    }

    /** A request as an ingress hands it on, up to its last headers. */
    String head(String method, String path, String forwarded) {
        String authority = door.origin().getAuthority();
        return method + " " + path + " HTTP/1.1\r\nHost: " + authority + "\r\nX-Forwarded-For: " + forwarded
                + "\r\nX-Forwarded-Proto: " + door.origin().getScheme() + "\r\nX-Forwarded-Host: " + authority + "\r\n";
    }

    String page() {
        return door.page();
    }

    /** The pace of an attack, not a wait for anything. */
    void rests(Duration time) {
        try {
            TimeUnit.NANOSECONDS.sleep(time.toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        open.forEach(Wire::close);
    }

    private Wire known(Wire wire) {
        sockets.incrementAndGet();
        open.add(wire);
        if (!goesOn()) {
            wire.close();
        }
        return wire;
    }
}
