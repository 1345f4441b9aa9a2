package io.openchat.view.search;

import io.openchat.shared.setting.LiveSettings;
import io.openchat.shared.setting.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/** The searches under way on this pod. Those over a bound wait for a while, and only so many wait, since each has a thread. */
@ApplicationScoped
public class Searches {
    /** As many as a browser asks for at once over one connection that is not HTTP/2; the rest are no person's. */
    static final int WAITING_OF_ONE_VIEWER = 6;

    /** A fraction of the worker threads, of which there are 200. */
    static final int WAITING_OF_ALL = 64;

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition ended = lock.newCondition();
    private final Map<String, Count> viewers = new HashMap<>();
    private final Count all = new Count();
    private final Duration patience;
    private final LongSupplier mostOfViewer;
    private final LongSupplier mostOfAll;

    private static final class Count {
        private int running;
        private int waiting;
    }

    @Inject
    Searches(LiveSettings settings) {
        this(PATIENCE, () -> settings.get(Settings.VIEWER_SEARCHES), () -> settings.get(Settings.SEARCHES_MOST));
    }

    /** Searches of which so many of one viewer, and of all, run at once; both are asked every time, as they may change. */
    Searches(Duration patience, LongSupplier mostOfViewer, LongSupplier mostOfAll) {
        this.patience = patience;
        this.mostOfViewer = mostOfViewer;
        this.mostOfAll = mostOfAll;
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
        return own.running < mostOfViewer.getAsLong() && all.running < mostOfAll.getAsLong();
    }

    private void forgetIfIdle(String viewer, Count own) {
        if (own.running == 0 && own.waiting == 0) {
            viewers.remove(viewer, own);
        }
    }
}
