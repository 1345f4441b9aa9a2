package io.openchat.shared.feed;

import com.mongodb.client.MongoDatabase;
import io.openchat.shared.record.Collections;
import io.openchat.shared.record.FeedRecord;
import io.openchat.shared.record.MessageRecord;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Tells a consumer what happens in conversations, from the first entry on record to the newest, while it is open.
 *
 * <p>Any number of processes may have the same consumer: one of them reads, and another goes on when it ends or fails.
 */
public final class Feed implements AutoCloseable {
    private static final Logger LOG = System.getLogger(Feed.class.getName());

    /** An entry is to reach the consumer within two seconds. */
    private static final Duration READS = Duration.ofSeconds(1);

    /** How often it is looked whether somebody else still reads. */
    private static final Duration LOOKS = Duration.ofSeconds(5);

    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    /** More than a question to a store that is away takes to fail. */
    private static final Duration LAST_QUESTION = Duration.ofSeconds(15);

    private final String consumer;
    private final FeedReader reader;
    private final Clock clock;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread;
    private boolean failing;

    /** Begins to read. */
    public Feed(FeedConsumer consumer, MongoDatabase database, Clock clock) {
        this.consumer = consumer.name();
        this.clock = clock;
        this.reader = new FeedReader(
                consumer,
                new Entries(database.getCollection(Collections.MESSAGES, MessageRecord.class)),
                new Lease(
                        database.getCollection(Collections.FEEDS, FeedRecord.class),
                        consumer.name(),
                        UUID.randomUUID().toString(),
                        clock),
                clock);
        this.thread = Thread.ofVirtual().name("feed " + consumer.name()).start(this::run);
    }

    /** How long ago the consumer last had all that there was, whichever process reads for it; right within a quarter of a minute. */
    public Duration behind() {
        Instant caughtUp = reader.caughtUp();
        return caughtUp.equals(Instant.EPOCH) ? Duration.ZERO : Duration.between(caughtUp, clock.instant());
    }

    private void run() {
        Duration pause = READS;
        do {
            try {
                reader.read();
                pause = reader.isReading() ? READS : LOOKS;
                worksAgain();
            } catch (RuntimeException e) {
                fails(e);
                pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
            }
        } while (!closes(pause));
        release();
    }

    /** Somebody else may have what lacks here. */
    private void fails(RuntimeException e) {
        if (!failing) {
            LOG.log(Level.WARNING, () -> "The feed of " + consumer + " stands still: " + e);
            LOG.log(Level.DEBUG, "Why it does", e);
        }
        failing = true;
        release();
    }

    private void worksAgain() {
        if (failing) {
            LOG.log(Level.INFO, () -> "The feed of " + consumer + " goes on");
        }
        failing = false;
    }

    private void release() {
        try {
            reader.release();
        } catch (RuntimeException e) {
            LOG.log(Level.DEBUG, () -> "The lease of " + consumer + " runs out by itself: " + e);
        }
    }

    private boolean closes(Duration pause) {
        try {
            return closing.await(pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            return true;
        }
    }

    /** Ends reading and lets another process go on at once. */
    @Override
    public void close() {
        closing.countDown();
        try {
            var _ = thread.join(LAST_QUESTION);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
