package io.openchat.view.search;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** The searches under way on this pod. Those over a bound wait for a while, and only so many wait, since each has a thread. */
@ApplicationScoped
public class Searches {
    /** A person reads one page at a time, and may open the next meanwhile. */
    static final int OF_ONE_VIEWER = 2;

    /** As many as a browser asks for at once over one connection that is not HTTP/2; the rest are no person's. */
    static final int WAITING_OF_ONE_VIEWER = 6;

    /** The store has the chats to serve as well; the embedded one works on a few questions at a time. */
    static final int OF_ALL = 8;

    /** A fraction of the worker threads, of which there are 200. */
    static final int WAITING_OF_ALL = 64;

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition ended = lock.newCondition();
    private final Map<String, Count> viewers = new HashMap<>();
    private final Count all = new Count();
    private final Duration patience;

    private static final class Count {
        private int running;
        private int waiting;
    }

    @Inject
    Searches() {
        this(PATIENCE);
    }

    Searches(Duration patience) {
        this.patience = patience;
    }

    /** Waits for the turn of a search of this viewer; each one that began must {@link #end}. */
    void begin(String viewer) {
        lock.lock();
        try {
            Count own = viewers.computeIfAbsent(viewer, first -> new Count());
            try {
                if (!isTurn(own)) {
                    await(own);
                }
                own.running++;
                all.running++;
            } finally {
                forgetIfIdle(viewer, own);
            }
        } finally {
            lock.unlock();
        }
    }

    void end(String viewer) {
        lock.lock();
        try {
            Count own = viewers.get(viewer);
            if (own == null) {
                throw new IllegalStateException("no search of this viewer has begun");
            }
            own.running--;
            all.running--;
            forgetIfIdle(viewer, own);
            ended.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void await(Count own) {
        if (own.waiting >= WAITING_OF_ONE_VIEWER || all.waiting >= WAITING_OF_ALL) {
            throw new TooManySearches("as many searches wait as may");
        }
        own.waiting++;
        all.waiting++;
        try {
            long left = patience.toNanos();
            while (!isTurn(own)) {
                if (left <= 0) {
                    throw new TooManySearches("the others did not end in time");
                }
                left = ended.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TooManySearches("the service stops");
        } finally {
            own.waiting--;
            all.waiting--;
        }
    }

    private boolean isTurn(Count own) {
        return own.running < OF_ONE_VIEWER && all.running < OF_ALL;
    }

    private void forgetIfIdle(String viewer, Count own) {
        if (own.running == 0 && own.waiting == 0) {
            viewers.remove(viewer, own);
        }
    }
}
