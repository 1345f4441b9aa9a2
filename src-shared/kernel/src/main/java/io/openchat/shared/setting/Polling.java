package io.openchat.shared.setting;

import io.openchat.shared.record.ConfiguredRecord;
import io.openchat.shared.setting.SettingsStore.Found;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * Keeps {@link LiveSettings} up to what is on record.
 *
 * <p>The version after the one that is known is asked for by its number: one look into the index of ids, which nearly always finds
 * nothing. Now and then the newest is read whatever its number: somebody may have written by hand, or set the store back.
 */
final class Polling {
    /** Looks for the next version between two looks at whatever is the newest: about a minute. */
    static final int LOOKS = 50;

    private final LiveSettings live;
    private final SettingsStore store;
    private final BiConsumer<String, String> broken;
    private int left;

    Polling(LiveSettings live, SettingsStore store, BiConsumer<String, String> broken) {
        this.live = live;
        this.store = store;
        this.broken = broken;
    }

    /** Asks the store once more; throws what its driver throws, and asks again for the same the next time. */
    void look() {
        if (left == 0) {
            lookAnew();
            left = LOOKS;
        } else {
            lookForNext();
            left--;
        }
    }

    private void lookAnew() {
        live.take(store.newest(SettingsStore.LOOKED_AT), broken);
        ConfiguredRecord ours = live.configured();
        Optional<ConfiguredRecord> told = store.configured().stream()
                .filter(record -> record.service().equals(ours.service()))
                .findFirst();
        if (!told.equals(Optional.of(ours))) {
            store.configured(ours);
        }
    }

    private void lookForNext() {
        for (Optional<Found> next = next(); next.isPresent(); next = next()) {
            live.take(List.of(next.get()), broken);
        }
    }

    private Optional<Found> next() {
        return store.version(live.version() + 1);
    }
}
