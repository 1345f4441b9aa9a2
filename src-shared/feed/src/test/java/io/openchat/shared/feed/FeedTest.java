package io.openchat.shared.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Indexes;
import io.openchat.shared.record.Collections;
import io.openchat.shared.record.Content;
import io.openchat.shared.record.FeedRecord;
import io.openchat.shared.record.MessageRecord;
import io.openchat.shared.record.WireNames;
import io.openchat.shared.wire.Side;
import io.openchat.testkit.store.TestStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.bson.BsonDocument;
import org.bson.codecs.configuration.CodecRegistries;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a consumer is given, by readers in any number of processes over one store. */
class FeedTest {
    private static final Instant MORNING = Instant.parse("2026-11-22T09:00:00Z");
    private static TestStore store;
    private static MongoClient client;

    private final MovedClock clock = new MovedClock();
    private MongoDatabase database;
    private MongoCollection<MessageRecord> messages;

    /** A clock that stands until it is moved. */
    private static final class MovedClock extends Clock {
        private Instant now = MORNING;

        void passes(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }
    }

    /** What was taken, as "conversation/seq", and how many more times it fails. */
    private static class Notes implements FeedConsumer {
        final List<String> taken = new ArrayList<>();
        int failures;

        @Override
        public String name() {
            return "notes";
        }

        @Override
        public void accept(List<MessageRecord> entries) {
            entries.forEach(entry -> taken.add(entry.key()));
            if (failures > 0) {
                failures--;
                throw new IllegalStateException("made to fail by the test");
            }
        }

        List<String> fresh() {
            List<String> fresh = List.copyOf(taken);
            taken.clear();
            return fresh;
        }
    }

    private final Notes notes = new Notes();

    @BeforeAll
    static void open() {
        store = TestStore.open();
        client = store.address().client();
    }

    @AfterAll
    static void shut() {
        client.close();
        store.close();
    }

    @BeforeEach
    void begin() {
        database = client.getDatabase(store.address().database())
                .withCodecRegistry(CodecRegistries.fromRegistries(
                        CodecRegistries.fromProviders(new WireNames()), MongoClientSettings.getDefaultCodecRegistry()));
        // not dropped: one who may write only may not drop either, and the embedded store does not
        List.of(Collections.MESSAGES, Collections.FEEDS)
                .forEach(name -> database.getCollection(name).deleteMany(new BsonDocument()));
        messages = database.getCollection(Collections.MESSAGES, MessageRecord.class);
        messages.createIndex(Indexes.ascending("at", "_id"));
    }

    private FeedReader reader() {
        return reader(notes);
    }

    private FeedReader reader(FeedConsumer consumer) {
        Lease lease = new Lease(
                database.getCollection(Collections.FEEDS, FeedRecord.class),
                consumer.name(),
                UUID.randomUUID().toString(),
                clock);
        return new FeedReader(consumer, new Entries(messages), lease, clock);
    }

    private void isStored(String conversation, long seq) {
        isStored(conversation, seq, clock.instant());
    }

    private void isStored(String conversation, long seq, Instant at) {
        messages.insertOne(entry(conversation, seq, at));
    }

    private static MessageRecord entry(String conversation, long seq, Instant at) {
        var vera = new MessageRecord.Author(Side.VISITOR, "Vera", null);
        return MessageRecord.of(conversation, seq, "id" + seq, vera, new Content.Text("hi"), at, 0);
    }

    @Test
    void whatIsStored_comesOnce_andInOrder() {
        isStored("a", 0);
        isStored("b", 0);
        isStored("a", 1);
        FeedReader reader = reader();
        reader.read();
        assertThat(notes.fresh()).containsExactlyInAnyOrder("a/0", "a/1", "b/0").containsSubsequence("a/0", "a/1");
        reader.read();
        assertThat(notes.fresh()).isEmpty();

        clock.passes(Duration.ofMillis(1));
        isStored("b", 1);
        reader.read();
        assertThat(notes.fresh()).containsExactly("b/1");
    }

    @Test
    void whatWasHeldUpForAMinute_comesAllTheSame() {
        isStored("a", 0);
        FeedReader reader = reader();
        reader.read();
        Instant stamped = clock.instant();
        clock.passes(Duration.ofSeconds(60));
        isStored("b", 0);
        reader.read();
        notes.fresh();

        isStored("a", 1, stamped);
        isStored("c", 0, stamped);
        clock.passes(FeedReader.FAR_EVERY);
        reader.read();
        assertThat(notes.fresh()).containsExactlyInAnyOrder("a/1", "c/0");
        clock.passes(FeedReader.FAR_EVERY);
        reader.read();
        assertThat(notes.fresh()).isEmpty();
    }

    @Test
    void whatWasHeldUpForLonger_comesWithTheNextOfItsConversation() {
        isStored("a", 0);
        FeedReader reader = reader();
        reader.read();
        Instant stamped = clock.instant();
        clock.passes(Duration.ofMinutes(2));
        isStored("b", 0);
        reader.read();
        notes.fresh();
        isStored("a", 1, stamped.minus(Duration.ofHours(1)));
        isStored("a", 2);
        reader.read();
        assertThat(notes.fresh()).containsExactly("a/1", "a/2");
    }

    @Test
    void clocksThatDiffer_changeNothingAboutTheOrder() {
        isStored("a", 0, clock.instant().plusSeconds(4));
        isStored("a", 1, clock.instant().minusSeconds(5));
        isStored("a", 2, clock.instant());
        FeedReader reader = reader();
        reader.read();
        assertThat(notes.fresh()).containsExactly("a/0", "a/1", "a/2");

        clock.passes(Duration.ofHours(1));
        isStored("a", 3, clock.instant().plusSeconds(4));
        isStored("a", 4, clock.instant().minusSeconds(5));
        reader.read();
        reader.read();
        assertThat(notes.fresh()).containsExactly("a/3", "a/4");
    }

    @Test
    void aClockThatIsADayAhead_hidesNothingThatOthersStore() {
        isStored("a", 0, clock.instant().plus(Duration.ofDays(1)));
        FeedReader reader = reader();
        reader.read();
        assertThat(notes.fresh()).containsExactly("a/0");
        clock.passes(Duration.ofSeconds(1));
        isStored("b", 0);
        reader.read();
        assertThat(notes.fresh()).containsExactly("b/0");
    }

    @Test
    void whatWasNotTaken_comesAgain_alsoToAnotherProcess() {
        isStored("a", 0);
        FeedReader first = reader();
        notes.failures = 1;
        assertThatThrownBy(first::read).hasMessageContaining("made to fail");
        notes.fresh();
        first.read();
        assertThat(notes.fresh()).containsExactly("a/0");

        isStored("a", 1);
        notes.failures = 1;
        assertThatThrownBy(first::read).hasMessageContaining("made to fail");
        notes.fresh();
        first.release();
        reader().read();
        assertThat(notes.fresh()).containsExactly("a/1");
    }

    @Test
    void oneProcessReads_andAnotherGoesOn_whenItHasDied() {
        isStored("a", 0);
        FeedReader first = reader();
        FeedReader second = reader();
        first.read();
        second.read();
        assertThat(notes.fresh()).containsExactly("a/0");
        assertThat(second.isReading()).isFalse();

        isStored("a", 1);
        clock.passes(Lease.LENGTH.plusSeconds(1));
        second.read();
        assertThat(notes.fresh())
                .as("what was taken before does not come again")
                .containsExactly("a/1");

        isStored("a", 2);
        first.read();
        assertThat(first.isReading()).as("it finds out that it was replaced").isFalse();
        notes.fresh();
        second.read();
        assertThat(notes.fresh()).containsExactly("a/2");
    }

    @Test
    void aProcessThatSlept_findsOutThatItWasReplaced_whenItNotes() {
        FeedReader first = reader();
        first.read();
        clock.passes(Duration.ofSeconds(9));
        isStored("a", 0);
        FeedReader second = reader(new Notes());
        Notes slow = new Notes() {
            @Override
            public void accept(List<MessageRecord> entries) {
                super.accept(entries);
                clock.passes(Lease.LENGTH);
                second.read();
            }
        };
        first.release();
        FeedReader sleeper = reader(slow);
        sleeper.read();
        assertThat(slow.taken).containsExactly("a/0");
        assertThat(second.isReading()).isTrue();
        assertThat(sleeper.isReading()).isFalse();
    }

    @Test
    void afterADayAway_allThatHappened_comes() {
        FeedReader reader = reader();
        reader.read();
        int count = 3 * Entries.PAGE + 7;
        for (int day = 0; day < 2; day++) {
            long first = (long) day * count;
            messages.insertMany(LongStream.range(first, first + count)
                    .mapToObj(seq ->
                            entry("c" + seq % 10, seq / 10, clock.instant().plusMillis(seq / 900)))
                    .toList());
            clock.passes(Duration.ofHours(12));
        }
        reader.read();
        List<String> all = notes.fresh();
        assertThat(all).doesNotHaveDuplicates().hasSize(2 * count);
        assertThat(all.stream().filter(key -> key.startsWith("c3/")))
                .containsExactlyElementsOf(IntStream.range(0, 2 * count / 10 + (2 * count % 10 > 3 ? 1 : 0))
                        .mapToObj(seq -> "c3/" + seq)
                        .toList());
    }

    @Test
    void whereNothingHappens_nothingIsWritten() {
        isStored("a", 0);
        FeedReader reader = reader();
        reader.read();
        FeedRecord before = cursor();
        for (int i = 0; i < 9; i++) {
            clock.passes(Duration.ofSeconds(1));
            reader.read();
        }
        assertThat(cursor()).isEqualTo(before);
    }

    private FeedRecord cursor() {
        FeedRecord found = database.getCollection(Collections.FEEDS, FeedRecord.class)
                .find()
                .first();
        assertThat(found).isNotNull();
        return found;
    }

    @Test
    void whoDoesNotRead_knowsWhenTheReaderLastHadAll() {
        FeedReader reader = reader();
        FeedReader other = reader();
        reader.read();
        Instant first = clock.instant();
        clock.passes(Duration.ofSeconds(11));
        reader.read();
        clock.passes(Duration.ofSeconds(1));
        other.read();
        assertThat(other.isReading()).isFalse();
        assertThat(other.caughtUp()).isEqualTo(first);
        assertThat(reader.caughtUp()).isEqualTo(first.plusSeconds(11));
    }

    @Test
    void whenAllFail_allAreBehind_whoeverHasTheLease() {
        FeedReader reader = reader();
        FeedReader other = reader();
        reader.read();
        Instant lastHadAll = reader.caughtUp();
        isStored("a", 0);
        notes.failures = 10;
        for (int i = 0; i < 5; i++) {
            for (FeedReader each : List.of(reader, other)) {
                clock.passes(Duration.ofSeconds(10));
                assertThatThrownBy(each::read).isInstanceOf(IllegalStateException.class);
                each.release();
            }
        }
        assertThat(reader.caughtUp()).isEqualTo(lastHadAll);
        assertThat(other.caughtUp()).isEqualTo(lastHadAll);
        other.read();
        assertThat(other.caughtUp()).isEqualTo(clock.instant());
    }

    @Test
    void anOpenFeed_tellsWhatIsStoredMeanwhile() throws Exception {
        CompletableFuture<String> told = new CompletableFuture<>();
        FeedConsumer consumer = new FeedConsumer() {
            @Override
            public String name() {
                return "open";
            }

            @Override
            public void accept(List<MessageRecord> entries) {
                told.complete(entries.getFirst().key());
            }
        };
        try (Feed feed = new Feed(consumer, database, Clock.systemUTC())) {
            isStored("a", 0, Instant.now());
            assertThat(told.get(20, TimeUnit.SECONDS)).isEqualTo("a/0");
            assertThat(feed.behind()).isLessThan(Duration.ofSeconds(20));
        }
        assertThat(cursor().owner()).as("given up for others").isEmpty();
    }
}
