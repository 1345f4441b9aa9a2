package io.openchat.shared.record;

import io.quarkus.mongodb.panache.common.MongoEntity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * One version of the settings: all that are set. A change adds the next version, and changes none that is there.
 *
 * @param version counts from 1, without gaps
 * @param changed name of the setting by which it differs from the version before
 * @param by who changed it
 */
@MongoEntity(collection = Collections.SETTINGS)
public record SettingsRecord(@BsonId long version, String changed, AgentRef by, Instant at, List<Value> values) {

    public SettingsRecord {
        values = List.copyOf(values);
    }

    /**
     * What is set of one setting.
     *
     * @param text the value; absent when it was set back to what is configured
     * @param version the one that made it so
     */
    public record Value(String name, @Nullable String text, long version, AgentRef by, Instant at) {}

    /** What is set of this setting; empty when nobody ever did. */
    public Optional<Value> value(String name) {
        return values.stream().filter(value -> value.name().equals(name)).findFirst();
    }

    /** The next version, in which one setting has another value. */
    public SettingsRecord with(String name, @Nullable String text, AgentRef who, Instant when) {
        List<Value> next = new ArrayList<>(
                values.stream().filter(value -> !value.name().equals(name)).toList());
        next.add(new Value(name, text, version + 1, who, when));
        return new SettingsRecord(version + 1, name, who, when, next);
    }
}
