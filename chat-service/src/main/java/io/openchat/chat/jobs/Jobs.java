package io.openchat.chat.jobs;

import static io.quarkus.scheduler.Scheduled.ConcurrentExecution.SKIP;

import io.openchat.chat.conversation.Bus;
import io.openchat.chat.conversation.StoreException;
import io.openchat.chat.presence.Refresh;
import io.openchat.chat.presence.Report;
import io.openchat.chat.presence.Sweep;
import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;

/** Runs {@link Refresh}, {@link Report} and {@link Sweep} by the clock. A job that the store does not let finish is done again at its next time. */
@ApplicationScoped
public class Jobs {
    /** Times as long as it took. */
    private static final int REST = 9;

    private static final long LONGEST_REST = 10_000_000_000L;

    private final Refresh refresh;
    private final Report report;
    private final Sweep sweep;
    private volatile long restUntil = System.nanoTime();

    Jobs(Refresh refresh, Report report, Sweep sweep, Bus bus) {
        this.refresh = refresh;
        this.report = report;
        this.sweep = sweep;
        // not by the thread of the bus, which must not wait for the store
        bus.onReturn(() -> Thread.startVirtualThread(this::refresh));
    }

    /** With a long queue, or a slow store, less often: it shall take a tenth of the time at most. */
    @Scheduled(every = "2s", concurrentExecution = SKIP)
    void refreshInTurn() {
        if (System.nanoTime() - restUntil >= 0) {
            refresh();
        }
    }

    private void refresh() {
        attempt(() -> {
            long began = System.nanoTime();
            refresh.run();
            long ended = System.nanoTime();
            restUntil = ended + Math.min(LONGEST_REST, REST * (ended - began));
        });
    }

    @Scheduled(every = "10s", concurrentExecution = SKIP)
    void report() {
        attempt(report::run);
    }

    @Scheduled(every = "5s", concurrentExecution = SKIP)
    void sweep() {
        attempt(sweep::run);
    }

    /** One job at a time. That the store is away is said by who watches it. */
    private synchronized void attempt(Runnable job) {
        try {
            job.run();
        } catch (StoreException e) {
            Log.debugf("A job was not done: %s", e.getMessage());
        }
    }
}
