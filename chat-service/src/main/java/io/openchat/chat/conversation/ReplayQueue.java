package io.openchat.chat.conversation;

import io.openchat.shared.limit.TokenBucket;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Where reads wait that share an allowance of bytes: they go on in the order in which they came, a few at once, while
 * something is left.
 *
 * <p>A lane leads to the next one: that of a socket to that of its address, and that to the workers. So a socket has at most
 * one page under way or waiting among those of its address, and whoever reads a long history takes turns with the others.
 * What waits is a few words in a queue; it holds no thread.
 */
public final class ReplayQueue {
    /** More than the sockets of an address, or the chats of an agent; beyond it a read fails, and is tried again later. */
    private static final int MOST_WAITING = 5_000;

    private final Queue<Read> waiting = new ArrayDeque<>();
    private final TokenBucket bytes;
    private final int atOnce;
    private final Workers.Later later;
    private final Consumer<Read> onward;
    private int underWay;
    private boolean timed;
    private boolean going;
    private boolean again;

    /** Something to be read. */
    public interface Read {
        /** Whether anybody still waits for it. */
        boolean isWanted();

        /** Reads it; says what that has cost. */
        long read();

        /** Hands on what was read. After it is paid for, as the next read may be asked for by then. */
        void give();

        /** It will not be read. */
        void fail();
    }

    /** A queue whose reads may cost {@code bytes}, so many {@code atOnce}, and go {@code onward} when it is their turn. */
    public ReplayQueue(TokenBucket bytes, int atOnce, Workers.Later later, Consumer<Read> onward) {
        this.bytes = bytes;
        this.atOnce = atOnce;
        this.later = later;
        this.onward = onward;
    }

    /** Lets {@code read} wait for its turn; it fails at once when too many wait. */
    public void add(Read read) {
        if (!isTaken(read)) {
            read.fail();
            return;
        }
        goOn();
    }

    private synchronized boolean isTaken(Read read) {
        return waiting.size() < MOST_WAITING && waiting.add(read);
    }

    /** One at a time: what ends at once, as when the workers refuse it, calls this in the middle of itself. */
    private void goOn() {
        synchronized (this) {
            again = true;
            if (going) {
                return;
            }
            going = true;
        }
        while (isToGoOn()) {
            for (Read next = next(); next != null; next = next()) {
                onward.accept(new UnderWay(next));
            }
        }
    }

    private synchronized boolean isToGoOn() {
        going = again;
        again = false;
        return going;
    }

    private synchronized @Nullable Read next() {
        while (!waiting.isEmpty() && !waiting.element().isWanted()) {
            waiting.remove();
        }
        if (waiting.isEmpty() || underWay >= atOnce) {
            return null;
        }
        Duration wait = bytes.untilHas();
        if (!wait.isZero()) {
            if (!timed) {
                timed = true;
                later.run(wait, this::waited);
            }
            return null;
        }
        underWay++;
        return waiting.remove();
    }

    private void waited() {
        synchronized (this) {
            timed = false;
        }
        goOn();
    }

    private void done(long cost) {
        synchronized (this) {
            underWay--;
            bytes.spend(cost);
        }
        goOn();
    }

    /** A read that this lane has let go on, and whose end it learns of. */
    private final class UnderWay implements Read {
        private final Read read;

        UnderWay(Read read) {
            this.read = read;
        }

        @Override
        public boolean isWanted() {
            return true;
        }

        @Override
        public long read() {
            long cost = 0;
            try {
                cost = read.isWanted() ? read.read() : 0;
                return cost;
            } finally {
                done(cost);
            }
        }

        @Override
        public void give() {
            if (read.isWanted()) {
                read.give();
            }
        }

        @Override
        public void fail() {
            read.fail();
            done(0);
        }
    }
}
