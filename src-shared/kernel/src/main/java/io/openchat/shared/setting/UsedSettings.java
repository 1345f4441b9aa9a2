package io.openchat.shared.setting;

import java.util.List;

/**
 * The settings that a service obeys; a bean of each service that has any.
 *
 * @param service its name, such as {@code chat-service}
 */
public record UsedSettings(String service, List<Setting<?>> settings) {
    /** Of a service that obeys none, and so asks the store nothing. */
    static final UsedSettings NONE = new UsedSettings("", List.of());

    public UsedSettings {
        settings = List.copyOf(settings);
    }
}
