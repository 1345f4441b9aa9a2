package io.openchat.e2e.attacks.others;

import io.openchat.e2e.attacks.means.Wire;
import io.openchat.e2e.attacks.site.Door;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** People who open the page, each on a connection of their own, one after the other. */
public final class PassersBy implements AutoCloseable {
    private static final long PAUSE_MILLIS = 400;

    private final Door door;
    private final Thread thread;
    private volatile boolean closed;
    private volatile long longest;
    private final AtomicInteger answered = new AtomicInteger();
    private final AtomicInteger unanswered = new AtomicInteger();

    public PassersBy(Door door) {
        this.door = door;
        this.thread = Thread.ofVirtual().name("passers-by").start(this::come);
    }

    /** The longest time for which one of them waited, in milliseconds. */
    public long longest() {
        return longest;
    }

    public int answered() {
        return answered.get();
    }

    /** Who was refused, cut off, or got nothing in all the time that a raw connection waits. */
    public int unanswered() {
        return unanswered.get();
    }

    /** The last one has left then. */
    public void leave() {
        closed = true;
        try {
            thread.join(Duration.ofMinutes(1));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        leave();
    }

    private void come() {
        try {
            while (!closed) {
                long since = System.nanoTime();
                boolean good = looks();
                longest = Math.max(longest, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - since));
                (good ? answered : unanswered).incrementAndGet();
                TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean looks() {
        String authority = door.origin().getAuthority();
        try (Wire wire = Wire.to(door, "127.0.0.1", _ -> {})) {
            wire.write("GET " + door.page() + " HTTP/1.1\r\nHost: " + authority + "\r\nConnection: close\r\n"
                    + "X-Forwarded-For: 192.0.2.7\r\nX-Forwarded-Proto: "
                    + door.origin().getScheme() + "\r\n\r\n");
            return wire.status() == 200;
        } catch (IOException e) {
            return false;
        }
    }
}
