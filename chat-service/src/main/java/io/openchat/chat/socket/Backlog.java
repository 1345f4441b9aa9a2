package io.openchat.chat.socket;

import java.util.concurrent.atomic.AtomicLong;

/**
 * The bytes that wait for all clients of this pod together: each may have its share, and all shares at once are more than the
 * pod has memory.
 */
final class Backlog {
    private final long most;
    private final AtomicLong bytes = new AtomicLong();

    /** A quarter of the heap: buffers outside of it may be as large together. Asked for here, and not when the program is built. */
    static Backlog ofThisPod() {
        return new Backlog(Runtime.getRuntime().maxMemory() / 4);
    }

    Backlog(long most) {
        this.most = most;
    }

    /** So many bytes were given to a socket; false when that is more than there may be. */
    boolean add(int size) {
        return bytes.addAndGet(size) <= most;
    }

    /** The system has taken them, or the socket has gone. */
    void remove(int size) {
        bytes.addAndGet(-size);
    }

    long bytes() {
        return bytes.get();
    }
}
