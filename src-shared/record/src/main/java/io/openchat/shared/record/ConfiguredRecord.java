package io.openchat.shared.record;

import io.quarkus.mongodb.panache.common.MongoEntity;
import java.util.List;
import org.bson.codecs.pojo.annotations.BsonId;

/**
 * What a service's environment says about settings, told by the service itself: nobody else can see its environment.
 *
 * @param service such as {@code chat-service}
 * @param settings those of which it says something
 */
@MongoEntity(collection = Collections.CONFIGURED)
public record ConfiguredRecord(@BsonId String service, List<Configured> settings) {
    public ConfiguredRecord {
        settings = List.copyOf(settings);
    }

    /**
     * One setting.
     *
     * @param text its value there
     * @param pinned whether that holds whatever is set
     */
    public record Configured(String name, String text, boolean pinned) {}
}
