package io.openchat.agent.setting;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.openchat.shared.record.AgentRef;
import io.openchat.shared.record.ConfiguredRecord.Configured;
import io.openchat.shared.record.SettingsRecord;
import io.openchat.shared.setting.Setting;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A setting as administrators see it.
 *
 * @param type {@code count}, {@code size} or {@code origins}
 * @param rule what is admitted, as the end of a sentence that begins with the name
 * @param value what holds
 * @param initial what holds when nobody has set it, as {@code default}
 * @param version what a change must name; 0 before the first
 * @param by who set it last
 * @param pinned whether the environment of a service says what holds, so that it cannot be set
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ShownSetting(
        String name,
        String purpose,
        String type,
        String rule,
        String value,
        @JsonProperty("default") String initial,
        long version,
        @Nullable AgentRef by,
        @Nullable Instant at,
        boolean pinned) {

    /** One as it is on record and as services say that they have it configured. */
    static ShownSetting of(Setting<?> setting, Optional<SettingsRecord.Value> set, Collection<Configured> configured) {
        Optional<Configured> pin =
                configured.stream().filter(Configured::pinned).findFirst();
        String initial = configured.stream()
                .filter(said -> !said.pinned())
                .map(Configured::text)
                .findFirst()
                .orElse(setting.normal(setting.initial()));
        String value = pin.map(Configured::text)
                .orElseGet(() -> set.map(SettingsRecord.Value::text).orElse(initial));
        return new ShownSetting(
                setting.name(),
                setting.purpose(),
                setting.type().name(),
                setting.type().rule(),
                value,
                initial,
                set.map(SettingsRecord.Value::version).orElse(0L),
                set.map(SettingsRecord.Value::by).orElse(null),
                set.map(SettingsRecord.Value::at).orElse(null),
                pin.isPresent());
    }
}
