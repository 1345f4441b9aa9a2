package io.openchat.shared.record;

import io.quarkus.mongodb.panache.common.MongoEntity;
import java.time.Instant;
import java.util.Map;
import org.bson.codecs.pojo.annotations.BsonId;

/**
 * A part of the company that visitors can ask for. It is kept when it is closed: conversations name it.
 *
 * @param key what pages and conversations name it by; never changes
 * @param name what people call it
 * @param names what they call it in other languages, by language tag
 * @param order its place among the others, the smallest first
 * @param active whether visitors can ask for it; {@link #DEFAULT} always is
 * @param version counts the changes
 */
@MongoEntity(collection = Collections.DEPARTMENTS)
public record DepartmentRecord(
        @BsonId String key,
        String name,
        Map<String, String> names,
        int order,
        boolean active,
        long version,
        Instant changedAt) {
    /** The key of the one that always exists, for whoever asks for none or for one that is not there. */
    public static final String DEFAULT = "default";

    /** Most that there may be: more are no list that anybody chooses from. */
    public static final int MOST = 200;

    public DepartmentRecord {
        names = Map.copyOf(names);
    }
}
