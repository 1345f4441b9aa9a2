package io.openchat.chat.wiring;

import io.openchat.chat.config.ChatConfig;
import io.openchat.chat.quota.Bounds;
import io.openchat.chat.quota.Capacity;
import io.openchat.chat.quota.Pace;
import io.openchat.shared.setting.LiveSettings;
import io.openchat.shared.setting.Setting;
import io.openchat.shared.setting.Settings;

/**
 * The bounds of the core: paces as they are configured, and amounts as they are set now.
 *
 * <p>Several are asked for with every message, so they are made anew only when the settings may have changed.
 */
final class Quotas {
    private final ChatConfig config;
    private final LiveSettings settings;
    private volatile Made last;

    /** The bounds, and of which settings they were made. */
    private record Made(long revision, Bounds bounds) {}

    Quotas(ChatConfig config, LiveSettings settings) {
        this.config = config;
        this.settings = settings;
        this.last = make();
    }

    /** Those of now. */
    Bounds now() {
        Made made = last;
        if (made.revision() != settings.revision()) {
            made = make();
            last = made;
        }
        return made.bounds();
    }

    private Made make() {
        // before the values: what changes meanwhile is made again
        long revision = settings.revision();
        return new Made(
                revision,
                new Bounds(
                        visitor(),
                        address(),
                        pace(config.perAgent().replays()),
                        new Capacity(count(Settings.WAITING_MOST), count(Settings.ADDRESS_CONVERSATIONS))));
    }

    private Bounds.OfVisitor visitor() {
        return new Bounds.OfVisitor(
                pace(config.perVisitor().replays()),
                settings.get(Settings.UNANSWERED_MESSAGES),
                settings.get(Settings.UNANSWERED_BYTES),
                settings.get(Settings.VISITOR_MESSAGES),
                settings.get(Settings.VISITOR_BYTES));
    }

    private Bounds.OfAddress address() {
        ChatConfig.Rate wrongTokens = config.perAddress().wrongTokens();
        return new Bounds.OfAddress(
                pace(config.perAddress().replays()),
                new Pace(wrongTokens.atOnce(), wrongTokens.perSecond()),
                settings.get(Settings.ADDRESS_MESSAGES),
                settings.get(Settings.ADDRESS_BYTES));
    }

    private int count(Setting<Long> setting) {
        return Math.toIntExact(settings.get(setting));
    }

    private static Pace pace(ChatConfig.Bytes bytes) {
        return new Pace(bytes.atOnce().asLongValue(), bytes.perSecond().asLongValue());
    }
}
