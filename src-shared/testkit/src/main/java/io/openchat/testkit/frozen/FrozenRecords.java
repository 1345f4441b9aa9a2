package io.openchat.testkit.frozen;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Predicate;
import org.bson.BsonDocument;

/**
 * The documents that a version wrote, as they lay in its store: {@code e2e/records/freeze} made them, and nobody changes them.
 *
 * @param version the commit that wrote them
 */
public record FrozenRecords(String version) {

    /** All versions of which there are some. */
    public static List<FrozenRecords> all() {
        return lines("versions.txt").stream().map(FrozenRecords::new).toList();
    }

    /** What that version left in a collection. */
    public List<BsonDocument> of(String collection) {
        return lines(version + "/" + collection + ".jsonl").stream()
                .map(BsonDocument::parse)
                .toList();
    }

    /** The only one in a collection that is as wanted. */
    public BsonDocument one(String collection, Predicate<BsonDocument> wanted) {
        List<BsonDocument> found = of(collection).stream().filter(wanted).toList();
        if (found.size() != 1) {
            throw new IllegalArgumentException(found.size() + " such documents in " + collection + " of " + version);
        }
        return found.getFirst();
    }

    /** What lets a visitor of that time back into the conversation. */
    public String token(String visitor) {
        BsonDocument people = BsonDocument.parse(lines(version + "/people.json").getFirst());
        return people.getDocument("tokens").getString(visitor).getValue();
    }

    private static List<String> lines(String file) {
        try (InputStream in = FrozenRecords.class.getResourceAsStream("/frozen/" + file)) {
            if (in == null) {
                throw new IllegalArgumentException("there is no frozen/" + file);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
