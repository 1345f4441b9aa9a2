package io.openchat.shared.setting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.openchat.shared.record.AgentRef;
import io.openchat.shared.record.ConfiguredRecord;
import io.openchat.shared.record.ConfiguredRecord.Configured;
import io.openchat.shared.record.SettingsRecord;
import io.openchat.shared.setting.SettingsStore.Found;
import io.openchat.testkit.store.TestStore;
import io.quarkus.runtime.StartupEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The settings on a real store: what is added, what is found, and that every pod follows. */
class SettingsOnTheStoreTest {
    private static final AgentRef ROOT = new AgentRef("root", "Root");
    private static final Instant NOON = Instant.parse("2026-12-01T12:00:00Z");
    private static final SettingsRecord NONE = new SettingsRecord(0, "", ROOT, NOON, List.of());
    private static final Setting<Long> MOST = Settings.WAITING_MOST;
    private static final Duration SOON = Duration.ofSeconds(10);

    private TestStore server;
    private MongoDatabase database;
    private SettingsStore store;
    private final List<AutoCloseable> open = new ArrayList<>();

    @BeforeEach
    void openStore() {
        server = TestStore.open();
        database = database();
        store = new MongoSettings(database);
    }

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable each : open.reversed()) {
            each.close();
        }
        server.close();
    }

    private MongoDatabase database() {
        MongoClient made = server.address().client();
        open.add(made);
        return made.getDatabase(server.address().database());
    }

    private SettingsRecord sets(SettingsRecord last, Setting<?> setting, @Nullable String text) {
        SettingsRecord next = last.with(setting.name(), text, ROOT, NOON);
        assertThat(store.add(next)).isTrue();
        return next;
    }

    @Test
    void aVersion_isAddedOnce_andFoundByItsNumber_asItWent() {
        SettingsRecord first = sets(NONE, MOST, "13");
        assertThat(store.add(NONE.with(MOST.name(), "14", ROOT, NOON))).isFalse();
        SettingsRecord second = sets(first, MOST, null);
        assertThat(store.version(1)).hasValue(new Found.Sound(first));
        assertThat(store.version(3)).isEmpty();
        assertThat(store.newest(10)).containsExactly(new Found.Sound(second), new Found.Sound(first));
        assertThat(store.newest(1)).hasSize(1);
    }

    @Test
    void ofManyWhoAddTheSameVersion_oneDoes() throws Exception {
        List<Callable<Boolean>> adding = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            String text = Integer.toString(i + 1);
            adding.add(() -> store.add(NONE.with(MOST.name(), text, ROOT, NOON)));
        }
        int added = 0;
        try (var threads = Executors.newFixedThreadPool(16)) {
            for (var answer : threads.invokeAll(adding)) {
                added += answer.get() ? 1 : 0;
            }
        }
        assertThat(added).isEqualTo(1);
    }

    @Test
    void whatIsNoVersion_isBroken_andWhatHasNoNumber_isPassedOver() {
        SettingsRecord first = sets(NONE, MOST, "13");
        var settings = database.getCollection("settings");
        settings.insertOne(new Document("_id", 2L).append("values", "torn"));
        settings.insertOne(new Document("_id", 3).append("changed", "openchat.waiting.most"));
        settings.insertOne(new Document("_id", "by hand").append("values", List.of()));
        assertThat(store.newest(10))
                .extracting(Found::version, found -> found instanceof Found.Sound)
                .containsExactly(
                        org.assertj.core.api.Assertions.tuple(3L, false),
                        org.assertj.core.api.Assertions.tuple(2L, false),
                        org.assertj.core.api.Assertions.tuple(1L, true));
        assertThat(store.version(2).orElseThrow()).isInstanceOf(Found.Broken.class);
        assertThat(store.history(MOST.name(), Long.MAX_VALUE, 10)).containsExactly(first);
    }

    @Test
    void theHistoryOfOne_leavesOutTheOthers_andGoesOnWhereItEnded() {
        SettingsRecord first = sets(NONE, MOST, "13");
        SettingsRecord second = sets(first, Settings.SITES, "https://a.test");
        SettingsRecord third = sets(second, MOST, "14");
        assertThat(store.history(MOST.name(), Long.MAX_VALUE, 10)).containsExactly(third, first);
        assertThat(store.history(MOST.name(), 3, 10)).containsExactly(first);
        assertThat(store.history(MOST.name(), Long.MAX_VALUE, 1)).containsExactly(third);
    }

    @Test
    void whatAServiceHasConfigured_isWhatItSaidLast() {
        store.configured(new ConfiguredRecord("chat-service", List.of(new Configured(MOST.name(), "1", true))));
        store.configured(new ConfiguredRecord("chat-service", List.of(new Configured(MOST.name(), "2", false))));
        store.configured(new ConfiguredRecord("other", List.of()));
        assertThat(store.configured())
                .containsExactlyInAnyOrder(
                        new ConfiguredRecord("chat-service", List.of(new Configured(MOST.name(), "2", false))),
                        new ConfiguredRecord("other", List.of()));
    }

    /** A process with a client of its own that looks by its own clock. */
    private LiveSettings pod() {
        LiveSettings live = new LiveSettings(
                new UsedSettings("chat-service", List.of(MOST, Settings.SITES)), _ -> Optional.empty());
        ScheduledExecutorService clock = Executors.newScheduledThreadPool(1);
        open.add(clock::shutdownNow);
        MongoDatabase own = database();
        // a start waits a second for the store's answer; a login there takes longer than that on a busy machine
        own.runCommand(new Document("ping", 1));
        new SettingsWatch(live, new MongoSettings(own), clock, new SimpleMeterRegistry()).started(new StartupEvent());
        return live;
    }

    @Test
    void everyPod_followsAChange_andOneThatStartsLaterHasItAtOnce() {
        LiveSettings one = pod();
        LiveSettings other = pod();
        SettingsRecord first = sets(NONE, MOST, "13");
        await("both pods").atMost(SOON).until(() -> one.get(MOST) == 13 && other.get(MOST) == 13);
        assertThat(pod().get(MOST)).isEqualTo(13);
        sets(first, MOST, "14");
        await("both pods").atMost(SOON).until(() -> one.get(MOST) == 14 && other.get(MOST) == 14);
    }

    @Test
    void pods_keepWhatHeldWhileTheStoreIsAway_andFollowWhenItIsBack() {
        SettingsRecord first = sets(NONE, MOST, "13");
        LiveSettings pod = pod();
        server.down();
        assertThat(pod.get(MOST)).isEqualTo(13);
        server.up();
        await("the store")
                .atMost(SOON)
                .ignoreExceptions()
                .until(() -> store.add(first.with(MOST.name(), "14", ROOT, NOON)));
        await("the pod").atMost(Duration.ofSeconds(60)).until(() -> pod.get(MOST) == 14);
    }
}
