package io.openchat.shared.setting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openchat.shared.record.ConfiguredRecord;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What looking for changes asks the store, and that nothing is missed. */
class PollingTest {
    private static final Setting<Long> MOST = Settings.WAITING_MOST;

    private final MemorySettings store = new MemorySettings();
    private final LiveSettings live =
            new LiveSettings(new UsedSettings("chat-service", List.of(MOST)), _ -> Optional.empty());
    private final Polling polling = new Polling(live, store, (_, _) -> {});

    @Test
    void aLookThatFindsNothing_isOneQuestionForOneDocumentById() {
        store.sets(MOST, "13");
        polling.look();
        store.asked.clear();
        polling.look();
        polling.look();
        assertThat(store.asked).containsExactly("version 2", "version 2");
    }

    @Test
    void severalVersionsAtOnce_areTakenInOneLook() {
        polling.look();
        store.sets(MOST, "13");
        store.sets(MOST, "14");
        store.sets(MOST, "15");
        polling.look();
        assertThat(live.get(MOST)).isEqualTo(15);
        assertThat(live.version()).isEqualTo(3);
    }

    @Test
    void aStoreThatIsAway_leavesWhatHeld_andIsAskedForTheSameAgain() {
        store.sets(MOST, "13");
        polling.look();
        store.away = true;
        assertThatThrownBy(polling::look).isInstanceOf(IllegalStateException.class);
        assertThat(live.get(MOST)).isEqualTo(13);
        store.away = false;
        store.sets(MOST, "14");
        polling.look();
        assertThat(live.get(MOST)).isEqualTo(14);
    }

    @Test
    void aStoreThatIsAwayAtTheStart_leavesWhatIsConfigured() {
        store.sets(MOST, "13");
        store.away = true;
        assertThatThrownBy(polling::look).isInstanceOf(IllegalStateException.class);
        assertThat(live.get(MOST)).isEqualTo(10_000);
        store.away = false;
        polling.look();
        assertThat(live.get(MOST)).isEqualTo(13);
    }

    @Test
    void whatSomebodyWroteOverOrSetBack_isFoundWithinSomeLooks() {
        store.sets(MOST, "13");
        store.sets(MOST, "14");
        polling.look();
        store.versions.remove(2L); // a backup from before was put back
        for (int i = 0; i <= Polling.LOOKS; i++) {
            polling.look();
        }
        assertThat(live.get(MOST)).isEqualTo(13);
        store.versions.clear();
        for (int i = 0; i <= Polling.LOOKS; i++) {
            polling.look();
        }
        assertThat(live.get(MOST)).isEqualTo(10_000);
    }

    @Test
    void whatTheEnvironmentSays_isToldOnce_andAgainWhenOverruled() {
        polling.look();
        for (int i = 0; i <= Polling.LOOKS; i++) {
            polling.look();
        }
        assertThat(store.asked.stream().filter("told chat-service"::equals)).hasSize(1);
        store.told.put(
                "chat-service",
                new ConfiguredRecord("chat-service", List.of(new ConfiguredRecord.Configured(MOST.name(), "1", true))));
        for (int i = 0; i <= Polling.LOOKS; i++) {
            polling.look();
        }
        assertThat(store.told).containsValue(new ConfiguredRecord("chat-service", List.of()));
    }
}
