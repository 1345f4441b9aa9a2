package io.openchat.bench.subject;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.InsertManyOptions;
import io.openchat.shared.record.Collections;
import io.openchat.shared.record.MessageRecord;
import io.openchat.shared.record.SessionRecord;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.LongStream;
import org.bson.Document;

/** Years of chats, put on record in minutes: ended conversations of one session and one message, and a long one. */
public final class Seed implements AutoCloseable {
    private static final int AT_ONCE = 2_000;
    private static final long LONG = 1_000;
    private static final String LONG_ONE = "the-long-one";
    private static final String SECRET = "s".repeat(43);
    private static final Instant FIRST = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration BETWEEN = Duration.ofSeconds(20);
    private static final Duration LASTS = Duration.ofMinutes(5);
    private static final InsertManyOptions UNORDERED = new InsertManyOptions().ordered(false);
    private static final Document AGENT = new Document("_id", "agent-1").append("name", "Alice");

    private final MongoClient client;
    private final MongoDatabase database;
    private int there;

    Seed(String connectionString) {
        client = MongoClients.create(connectionString);
        database = client.getDatabase(Collections.DATABASE);
    }

    /** Fills up to so many. */
    public void upTo(int count) {
        if (there == 0) {
            addLongOne();
        }
        while (there < count) {
            int from = there;
            int to = Math.min(count, from + AT_ONCE);
            List<Document> conversations = new ArrayList<>();
            List<Document> sessions = new ArrayList<>();
            List<Document> messages = new ArrayList<>();
            for (int n = from; n < to; n++) {
                String id = "seed-" + n;
                Instant at = FIRST.plus(BETWEEN.multipliedBy(n));
                conversations.add(conversation(id, at, ""));
                sessions.add(session(id, at));
                messages.add(message(id, 1, at));
            }
            insert(Collections.CONVERSATIONS, conversations);
            insert(Collections.SESSIONS, sessions);
            insert(Collections.MESSAGES, messages);
            there = to;
        }
    }

    /** So many wait, and nobody takes them for gone. */
    public void waiting(int count) {
        Instant now = Instant.now();
        List<Document> crowd = new ArrayList<>();
        for (int n = 0; n < count; n++) {
            Instant at = now.minusMillis(count - n);
            Document waits = conversation("waiting-" + n, at, "")
                    .append(
                            "status",
                            new Document("state", "waiting")
                                    .append("waitingSince", Date.from(at))
                                    .append("served", 0))
                    .append("version", 1L)
                    .append("department", "sales")
                    .append("seen", new Document("visitorAt", Date.from(now.plus(Duration.ofDays(1)))));
            crowd.add(waits);
        }
        insert(Collections.CONVERSATIONS, crowd);
    }

    /** Opens a conversation of {@link #longLast} messages. */
    public String tokenOfALongOne() {
        return LONG_ONE + "." + SECRET;
    }

    /** Number of the last message of the long one. */
    public long longLast() {
        return LONG;
    }

    @Override
    public void close() {
        client.close();
    }

    private void addLongOne() {
        insert(Collections.CONVERSATIONS, List.of(conversation(LONG_ONE, FIRST, hash(tokenOfALongOne()))));
        insert(Collections.SESSIONS, List.of(session(LONG_ONE, FIRST)));
        insert(
                Collections.MESSAGES,
                LongStream.rangeClosed(1, LONG)
                        .mapToObj(seq -> message(LONG_ONE, seq, FIRST.plusSeconds(seq)))
                        .toList());
    }

    private void insert(String collection, List<Document> documents) {
        MongoCollection<Document> into = database.getCollection(collection);
        var _ = into.insertMany(documents, UNORDERED);
    }

    private static Document conversation(String id, Instant at, String tokenHash) {
        Document visitor = new Document("name", "Visitor " + id)
                .append("email", id + "@example.com")
                .append("locale", "en")
                .append("page", "https://shop.example.com/")
                .append("consent", true);
        Date ended = Date.from(at.plus(LASTS));
        return new Document("_id", id)
                .append("visitor", visitor)
                .append("createdAt", Date.from(at))
                .append("tokenHash", tokenHash)
                .append(
                        "status",
                        new Document("state", "ended")
                                .append("agent", AGENT)
                                .append("agency", "acme")
                                .append("waitingSince", Date.from(at))
                                .append("served", 1)
                                .append("ended", new Document("at", ended).append("by", "agent")))
                .append("version", 3L)
                .append("seen", new Document("visitorAt", ended).append("agentAt", ended));
    }

    private static Document session(String conversation, Instant at) {
        return new Document("_id", SessionRecord.id(conversation, 1))
                .append("conversation", conversation)
                .append("number", 1)
                .append("agency", "acme")
                .append("agent", AGENT)
                .append("client", new Document("name", "Visitor").append("email", conversation + "@example.com"))
                .append("startedAt", Date.from(at))
                .append("endedAt", Date.from(at.plus(LASTS)))
                .append("endedBy", "agent");
    }

    private static Document message(String conversation, long seq, Instant at) {
        return new Document("_id", MessageRecord.key(conversation, seq))
                .append("conversation", conversation)
                .append("seq", seq)
                .append("id", "m" + seq)
                .append("from", new Document("kind", "visitor").append("name", "Visitor"))
                .append("kind", "text")
                .append("text", "Where is my parcel? It was due on Monday.")
                .append("at", Date.from(at))
                .append("session", 1);
    }

    /** As chat-service keeps it. */
    private static String hash(String token) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
