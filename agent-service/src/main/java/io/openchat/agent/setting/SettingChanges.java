package io.openchat.agent.setting;

import io.openchat.portal.answer.Refused;
import io.openchat.shared.record.AgentRef;
import io.openchat.shared.record.ConfiguredRecord;
import io.openchat.shared.record.ConfiguredRecord.Configured;
import io.openchat.shared.record.SettingsRecord;
import io.openchat.shared.setting.Setting;
import io.openchat.shared.setting.Settings;
import io.openchat.shared.setting.SettingsStore;
import io.openchat.shared.setting.SettingsStore.Found;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The settings on record and their changes. Of two changes at once, of the same setting, one is refused. */
@ApplicationScoped
class SettingChanges {
    /** Others may be changed by others at the same time; each of these attempts means that somebody got through. */
    private static final int ATTEMPTS = 20;

    private final SettingsStore store;

    SettingChanges(SettingsStore store) {
        this.store = store;
    }

    /** All of them. */
    List<ShownSetting> all() {
        SettingsRecord now = now();
        List<ConfiguredRecord> configured = store.configured();
        List<ShownSetting> shown = new ArrayList<>();
        Settings.ALL.forEach(setting -> shown.add(shown(setting, now, configured)));
        return shown;
    }

    /** One of them. */
    ShownSetting one(Setting<?> setting) {
        return shown(setting, now(), store.configured());
    }

    /**
     * Sets one.
     *
     * @param text the value in the one way of writing; null for what is configured
     * @param version the one that it replaces
     */
    void set(Setting<?> setting, @Nullable String text, long version, AgentRef by, Instant at) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            SettingsRecord now = now();
            requireVersion(shown(setting, now, List.of()), version);
            if (store.add(now.with(setting.name(), text, by, at))) {
                return;
            }
        }
        throw changed();
    }

    /** Whether it may be set by somebody who knows this version of it. */
    void requireVersion(ShownSetting setting, long version) {
        if (setting.version() != version) {
            throw changed();
        }
    }

    private static Refused changed() {
        return Refused.conflict(
                "Somebody else has changed it", "The setting has another version by now; look at it again.", "version");
    }

    /** The newest version that can be read, under the number of the newest of all. */
    private SettingsRecord now() {
        List<Found> newest = store.newest(SettingsStore.LOOKED_AT);
        long number = newest.isEmpty() ? 0 : newest.getFirst().version();
        return newest.stream()
                .flatMap(found -> found.sound().stream())
                .findFirst()
                .map(sound -> new SettingsRecord(number, sound.changed(), sound.by(), sound.at(), sound.values()))
                .orElseGet(() -> new SettingsRecord(number, "", new AgentRef("", ""), Instant.EPOCH, List.of()));
    }

    private static ShownSetting shown(Setting<?> setting, SettingsRecord now, List<ConfiguredRecord> configured) {
        List<Configured> said = configured.stream()
                .flatMap(service -> service.settings().stream())
                .filter(one -> one.name().equals(setting.name()))
                .toList();
        return ShownSetting.of(setting, now.value(setting.name()), said);
    }

    /** Earlier values of one, the newest first. */
    List<SettingsRecord> history(Setting<?> setting, long before, int most) {
        return store.history(setting.name(), before, most);
    }
}
