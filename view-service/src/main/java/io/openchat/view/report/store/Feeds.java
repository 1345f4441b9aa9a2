package io.openchat.view.report.store;

import com.mongodb.ReadPreference;
import com.mongodb.client.MongoDatabase;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.openchat.shared.feed.Feed;
import io.openchat.shared.feed.FeedConsumer;
import io.openchat.shared.record.Collections;
import io.openchat.shared.record.FiguresRecord;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** Reads the feed for those of this service who must know what happens, while the service runs. */
@ApplicationScoped
class Feeds {
    private final MongoDatabase store;
    private final MeterRegistry meters;
    private final Clock clock;
    private final List<Feed> open = new ArrayList<>();

    Feeds(MongoDatabase store, MeterRegistry meters, Clock clock) {
        this.store = store;
        this.meters = meters;
        this.clock = clock;
    }

    void start(@Observes StartupEvent started) {
        // never of a replica that is behind: what is counted is compared with what was counted before
        MongoDatabase database = store.withReadPreference(ReadPreference.primary());
        open(new Figures(database.getCollection(Collections.FIGURES, FiguresRecord.class)), database);
    }

    private void open(FeedConsumer consumer, MongoDatabase database) {
        Feed feed = new Feed(consumer, database, clock);
        open.add(feed);
        Gauge.builder("openchat.feed.behind", feed, f -> f.behind().toMillis() / 1000.0)
                .description("How long ago a consumer of the feed last had all that there was")
                .baseUnit("seconds")
                .tag("consumer", consumer.name())
                .register(meters);
    }

    void stop(@Observes ShutdownEvent stopping) {
        open.forEach(Feed::close);
    }
}
