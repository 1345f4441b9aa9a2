package io.openchat.shared.setting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openchat.shared.http.Origin;
import io.openchat.shared.record.ConfiguredRecord.Configured;
import io.openchat.shared.setting.LiveSettings.Environment.Said;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which value holds: what is pinned, what is on record, what is configured; and what holds when that cannot be read. */
class LiveSettingsTest {
    private static final Setting<Long> MOST = Settings.WAITING_MOST;
    private static final UsedSettings USED =
            new UsedSettings("chat-service", List.of(Settings.SITES, MOST, Settings.UNANSWERED_BYTES));

    private final MemorySettings store = new MemorySettings();
    private final Map<String, Said> environment = new HashMap<>();
    private final List<String> broken = new ArrayList<>();

    private LiveSettings live() {
        return new LiveSettings(USED, name -> Optional.ofNullable(environment.get(name)));
    }

    private Polling polling(LiveSettings live) {
        return new Polling(live, store, (where, why) -> broken.add(where));
    }

    @Test
    void withoutARecord_whatIsConfiguredHolds_elseTheDefault() {
        assertThat(live().get(MOST)).isEqualTo(10_000);
        environment.put(MOST.name(), new Said("12", false));
        assertThat(live().get(MOST)).isEqualTo(12);
        assertThat(live().get(Settings.SITES)).isEmpty();
    }

    @Test
    void whatIsOnRecord_holdsOverWhatIsConfigured_untilItIsSetBack() {
        environment.put(MOST.name(), new Said("12", false));
        LiveSettings live = live();
        Polling polling = polling(live);
        polling.look();
        store.sets(MOST, "13");
        polling.look();
        assertThat(live.get(MOST)).isEqualTo(13);
        store.sets(MOST, null);
        polling.look();
        assertThat(live.get(MOST)).isEqualTo(12);
        assertThat(live.version()).isEqualTo(2);
    }

    @Test
    void whatIsPinned_holdsWhateverIsOnRecord() {
        environment.put(MOST.name(), new Said("14", true));
        store.sets(MOST, "15");
        store.sets(Settings.SITES, "https://www.example.com, http://shop.example.com:8080/");
        LiveSettings live = live();
        polling(live).look();
        assertThat(live.get(MOST)).isEqualTo(14);
        assertThat(live.get(Settings.SITES))
                .containsExactly(
                        new Origin("https", "www.example.com", -1), new Origin("http", "shop.example.com", 8080));
        assertThat(live.isFree()).isTrue();
    }

    @Test
    void aService_whoseSettingsAreAllPinned_needNotLook() {
        USED.settings().forEach(setting -> environment.put(setting.name(), new Said(setting.initial(), true)));
        assertThat(live().isFree()).isFalse();
        assertThat(new LiveSettings(UsedSettings.NONE, _ -> Optional.empty()).isFree())
                .isFalse();
    }

    @Test
    void anEnvironmentThatCannotBeMeant_isRefusedByTheName() {
        environment.put(MOST.name(), new Said("0", true));
        assertThatThrownBy(this::live)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("openchat.waiting.most is a whole number from 1 to");
    }

    @Test
    void aSettingThatTheServiceDoesNotUse_isNotGivenOut() {
        LiveSettings live = live();
        assertThatThrownBy(() -> live.get(Settings.AGENT_SOCKETS)).hasMessageContaining(Settings.AGENT_SOCKETS.name());
    }

    @Test
    void aValueThatCannotBeRead_leavesWhatHeld_andTheOthersAreTaken() {
        LiveSettings live = live();
        Polling polling = polling(live);
        polling.look();
        store.sets(MOST, "13");
        polling.look();
        store.sets(MOST, "thirteen");
        store.sets(Settings.UNANSWERED_BYTES, "1K");
        polling.look();
        assertThat(live.get(MOST)).isEqualTo(13);
        assertThat(live.get(Settings.UNANSWERED_BYTES)).isEqualTo(1_024);
        assertThat(broken).contains("settings/2, openchat.waiting.most");
    }

    @Test
    void aVersionThatCannotBeRead_changesNothing_andTheNextOneIsFound() {
        store.sets(MOST, "13");
        LiveSettings live = live();
        Polling polling = polling(live);
        polling.look();
        store.breaks();
        polling.look();
        assertThat(live.get(MOST)).isEqualTo(13);
        assertThat(broken).containsExactly("settings/2");
        store.sets(MOST, "16");
        polling.look();
        assertThat(live.get(MOST)).isEqualTo(16);
    }

    @Test
    void aPodThatStarts_takesTheLastVersionThatCanBeRead() {
        store.sets(MOST, "13");
        store.sets(MOST, "none");
        store.breaks();
        LiveSettings live = live();
        polling(live).look();
        assertThat(live.get(MOST)).isEqualTo(13);
        assertThat(broken).containsExactly("settings/3", "settings/2, openchat.waiting.most");
    }

    @Test
    void aService_tellsWhatItsEnvironmentSays() {
        environment.put(MOST.name(), new Said("14", true));
        environment.put(Settings.UNANSWERED_BYTES.name(), new Said("2048", false));
        assertThat(live().configured().settings())
                .containsExactlyInAnyOrder(
                        new Configured("openchat.waiting.most", "14", true),
                        new Configured("openchat.per-visitor.unanswered.bytes", "2K", false));
    }
}
