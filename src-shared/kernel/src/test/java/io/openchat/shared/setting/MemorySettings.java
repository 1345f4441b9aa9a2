package io.openchat.shared.setting;

import io.openchat.shared.record.AgentRef;
import io.openchat.shared.record.ConfiguredRecord;
import io.openchat.shared.record.SettingsRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The settings on record, in memory; it counts what it is asked. */
final class MemorySettings implements SettingsStore {
    static final AgentRef ROOT = new AgentRef("root", "Root");

    final NavigableMap<Long, Found> versions = new TreeMap<>();
    final Map<String, ConfiguredRecord> told = new HashMap<>();
    final List<String> asked = new ArrayList<>();
    boolean away;

    /** Somebody sets something; null is back to what is configured. */
    void sets(Setting<?> setting, @Nullable String text) {
        SettingsRecord last = versions.descendingMap().values().stream()
                .flatMap(found -> found instanceof Found.Sound sound
                        ? Optional.of(sound.settings()).stream()
                        : Optional.<SettingsRecord>empty().stream())
                .findFirst()
                .orElse(new SettingsRecord(0, "", ROOT, Instant.EPOCH, List.of()));
        long number = versions.isEmpty() ? 1 : versions.lastKey() + 1;
        SettingsRecord next = new SettingsRecord(number - 1, "", ROOT, Instant.EPOCH, last.values())
                .with(setting.name(), text, ROOT, Instant.EPOCH);
        versions.put(number, new Found.Sound(next));
    }

    /** Somebody writes what is no version. */
    void breaks() {
        long number = versions.isEmpty() ? 1 : versions.lastKey() + 1;
        versions.put(number, new Found.Broken(number, "it is torn"));
    }

    @Override
    public List<Found> newest(int most) {
        ask("newest");
        return versions.descendingMap().values().stream().limit(most).toList();
    }

    @Override
    public Optional<Found> version(long number) {
        ask("version " + number);
        return Optional.ofNullable(versions.get(number));
    }

    @Override
    public List<SettingsRecord> history(String setting, long before, int most) {
        return List.of();
    }

    @Override
    public boolean add(SettingsRecord next) {
        return versions.putIfAbsent(next.version(), new Found.Sound(next)) == null;
    }

    @Override
    public List<ConfiguredRecord> configured() {
        return List.copyOf(told.values());
    }

    @Override
    public void configured(ConfiguredRecord record) {
        asked.add("told " + record.service());
        told.put(record.service(), record);
    }

    private void ask(String question) {
        asked.add(question);
        if (away) {
            throw new IllegalStateException("it is away");
        }
    }
}
