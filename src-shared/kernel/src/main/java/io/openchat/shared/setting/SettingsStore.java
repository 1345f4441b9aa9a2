package io.openchat.shared.setting;

import io.openchat.shared.record.ConfiguredRecord;
import io.openchat.shared.record.SettingsRecord;
import java.util.List;
import java.util.Optional;

/** The settings on record: a port to the store. All methods block, and throw what its driver throws. */
public interface SettingsStore {
    /** Versions that are looked through for one that can be read. */
    int LOOKED_AT = 10;

    /** One version as it was found. */
    sealed interface Found {
        /** Its number. */
        long version();

        /** What it says, if it can be read. */
        default Optional<SettingsRecord> sound() {
            return Optional.empty();
        }

        /** It can be read. */
        record Sound(SettingsRecord settings) implements Found {
            @Override
            public long version() {
                return settings.version();
            }

            @Override
            public Optional<SettingsRecord> sound() {
                return Optional.of(settings);
            }
        }

        /** It is none, because somebody has written into the store by hand. */
        record Broken(long version, String why) implements Found {}
    }

    /** The latest versions, the newest first. */
    List<Found> newest(int most);

    /** One version. */
    Optional<Found> version(long number);

    /** Versions of smaller numbers in which this setting was changed, the newest first; unreadable ones are left out. */
    List<SettingsRecord> history(String setting, long before, int most);

    /** Adds the next version; false when there is one of its number already. */
    boolean add(SettingsRecord next);

    /** What services say about their environment. */
    List<ConfiguredRecord> configured();

    /** A service says so. */
    void configured(ConfiguredRecord record);
}
