package io.openchat.shared.setting;

import io.openchat.shared.record.ConfiguredRecord;
import io.openchat.shared.record.ConfiguredRecord.Configured;
import io.openchat.shared.record.SettingsRecord;
import io.openchat.shared.setting.SettingsStore.Found;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The settings that hold in this process now.
 *
 * <p>A value that the environment pins holds for ever. Any other is what is on record; before the store has answered for the first
 * time, and for what nobody has set, it is what is configured. What is on record and cannot be read changes nothing.
 */
public final class LiveSettings {
    private final UsedSettings used;
    private final Map<Setting<?>, Given<?>> given;
    private final Map<Setting<?>, Object> values = new ConcurrentHashMap<>();
    private volatile long version;
    private volatile long revision;

    /** What the environment says of a setting. */
    private record Given<T>(T value, boolean pinned, boolean said) {}

    /** Where the environment is asked. */
    @FunctionalInterface
    public interface Environment {
        /** What it says of the setting of this name. */
        Optional<Said> of(String name);

        /**
         * One answer.
         *
         * @param pins whether it holds whatever is on record, or is but what holds without it
         */
        record Said(String text, boolean pins) {}
    }

    /**
     * The settings as the environment has them.
     *
     * @throws IllegalArgumentException when it says what cannot be meant; the message names the setting
     */
    public LiveSettings(UsedSettings used, Environment environment) {
        this.used = used;
        this.given = used.settings().stream()
                .collect(Collectors.toUnmodifiableMap(setting -> setting, setting -> given(setting, environment)));
        given.forEach((setting, from) -> values.put(setting, from.value()));
    }

    private static <T> Given<T> given(Setting<T> setting, Environment environment) {
        Optional<Environment.Said> said = environment.of(setting.name());
        String text = said.map(Environment.Said::text).orElse(setting.initial());
        try {
            return new Given<>(
                    Objects.requireNonNull(setting.read(text)),
                    said.isPresent() && said.get().pins(),
                    said.isPresent());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(setting.name() + " " + e.getMessage(), e);
        }
    }

    /** What holds now. */
    @SuppressWarnings("unchecked") // only values that the setting has read are put under it
    public <T> T get(Setting<T> setting) {
        Object value = values.get(setting);
        if (value == null) {
            throw new IllegalArgumentException(used.service() + " does not say that it uses " + setting.name());
        }
        return (T) value;
    }

    /** The version of the record that was taken last; 0 before the first. */
    public long version() {
        return version;
    }

    /** Grows whenever something else may hold: for those who keep what they have made of the values. */
    public long revision() {
        return revision;
    }

    /** Whether anything of it can be changed by what is on record. */
    boolean isFree() {
        return given.values().stream().anyMatch(from -> !from.pinned());
    }

    /** What the environment says, for those who cannot see it. */
    ConfiguredRecord configured() {
        List<Configured> said = new ArrayList<>();
        for (Setting<?> setting : used.settings()) {
            Given<?> from = Objects.requireNonNull(given.get(setting));
            if (from.said()) {
                said.add(new Configured(setting.name(), written(setting, from.value()), from.pinned()));
            }
        }
        return new ConfiguredRecord(used.service(), said);
    }

    @SuppressWarnings("unchecked") // the value was read by this very setting
    private static <T> String written(Setting<T> setting, Object value) {
        return setting.type().write((T) value);
    }

    /**
     * Takes what is on record. Of a setting the newest version counts in which it can be read; where there is none, it stays as it is.
     *
     * @param newestFirst the latest versions
     * @param broken is told what cannot be read, and why
     */
    synchronized void take(List<Found> newestFirst, BiConsumer<String, String> broken) {
        if (newestFirst.isEmpty()) {
            given.forEach((setting, from) -> values.put(setting, from.value()));
            version = 0;
        } else {
            takeSome(newestFirst, broken);
            version = newestFirst.getFirst().version();
        }
        // last: whoever sees it finds the values
        revision = revision + 1;
    }

    private void takeSome(List<Found> newestFirst, BiConsumer<String, String> broken) {
        List<SettingsRecord> sound = new ArrayList<>();
        for (Found found : newestFirst) {
            switch (found) {
                case Found.Sound one -> sound.add(one.settings());
                case Found.Broken one -> broken.accept("settings/" + one.version(), one.why());
            }
        }
        used.settings().stream()
                .filter(setting -> !Objects.requireNonNull(given.get(setting)).pinned())
                .forEach(setting -> take(setting, sound, broken));
    }

    private <T> void take(Setting<T> setting, List<SettingsRecord> newestFirst, BiConsumer<String, String> broken) {
        for (SettingsRecord settings : newestFirst) {
            @Nullable
            String text = settings.value(setting.name())
                    .map(SettingsRecord.Value::text)
                    .orElse(null);
            try {
                values.put(
                        setting,
                        text == null
                                ? Objects.requireNonNull(given.get(setting)).value()
                                : Objects.requireNonNull(setting.read(text)));
                return;
            } catch (IllegalArgumentException e) {
                broken.accept("settings/" + settings.version() + ", " + setting.name(), String.valueOf(e.getMessage()));
            }
        }
    }
}
