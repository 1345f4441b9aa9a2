package io.openchat.e2e.attacks.means;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import io.openchat.testkit.client.WebSocketFrames;
import io.openchat.testkit.store.StoreAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.bson.Document;

/** Attacks with what is on record, or is to be. */
public final class Records {
    private static final int TABS = 6;
    private static final int LENGTH = 4_000;

    /** 2.3 MB. */
    private static final int MESSAGES = 575;

    private static final Duration PAUSE = Duration.ofMillis(110);

    private Records() {}

    /** Has a long conversation told from its beginning, again and again, and reads it. */
    public static void resumes(Attacker attacker) {
        byte[] resume = resume(attacker);
        attacker.inACrowd(
                TABS,
                () -> attacker.insistsOnASocket(wire -> {
                    while (attacker.goesOn()) {
                        wire.write(resume);
                        long next = System.nanoTime() + PAUSE.toNanos();
                        while (System.nanoTime() < next) {
                            attacker.gains(wire.skips());
                            attacker.rests(Duration.ofMillis(5));
                        }
                    }
                }));
    }

    /** The same, and nobody reads it. */
    public static void resumesUnread(Attacker attacker) {
        byte[] resume = resume(attacker);
        attacker.inACrowd(
                TABS,
                () -> attacker.insistsOnASocket(wire -> {
                    while (attacker.goesOn()) {
                        wire.write(resume);
                        attacker.rests(PAUSE);
                    }
                }));
    }

    /** Fills one conversation, which nobody answers, with the longest texts as fast as they are taken. */
    public static void stores(Attacker attacker) {
        String name = "Mallory " + attacker.address();
        byte[] start = WebSocketFrames.text(Starts.start(UUID.randomUUID().toString(), name));
        String text = "\uD83D\uDCBE".repeat(LENGTH);
        attacker.insistsOnASocket(wire -> {
            wire.write(start);
            while (attacker.goesOn()) {
                wire.write(WebSocketFrames.text(
                        "{\"type\":\"send\",\"id\":\"" + UUID.randomUUID() + "\",\"text\":\"" + text + "\"}"));
                wire.skips();
                attacker.rests(Duration.ofMillis(50));
            }
        });
        try (MongoClient client = attacker.records().client()) {
            MongoDatabase database = client.getDatabase(attacker.records().database());
            for (Document conversation :
                    database.getCollection("conversations").find(Filters.eq("visitor.name", name))) {
                for (Document message : database.getCollection("messages")
                        .find(Filters.eq("conversation", conversation.getString("_id")))) {
                    attacker.gains(message.getString("text").getBytes(StandardCharsets.UTF_8).length);
                }
            }
        }
    }

    private static byte[] resume(Attacker attacker) {
        return WebSocketFrames.text(
                "{\"type\":\"resume\",\"token\":\"" + longConversation(attacker.records()) + "\",\"lastSeq\":0}");
    }

    /** Written past the services, since they would take their time for it; the token that opens it. */
    private static String longConversation(StoreAddress records) {
        String id = UUID.randomUUID().toString().replace("-", "");
        String token = id + "." + "x".repeat(43);
        Date now = Date.from(Instant.now());
        List<Document> messages = new ArrayList<>();
        for (long seq = 1; seq <= MESSAGES; seq++) {
            messages.add(new Document("_id", id + "/" + seq)
                    .append("conversation", id)
                    .append("seq", seq)
                    .append("id", UUID.randomUUID().toString())
                    .append("from", new Document("kind", "visitor").append("name", "Mallory"))
                    .append("kind", "text")
                    .append("text", "m".repeat(LENGTH))
                    .append("at", now)
                    .append("session", 0));
        }
        Document visitor = new Document("name", "Mallory")
                .append("locale", "en")
                .append("page", "https://shop.example.com/")
                .append("consent", true);
        Document status = new Document("state", "ended")
                .append("waitingSince", now)
                .append("served", 0)
                .append("ended", new Document("at", now).append("by", "visitor"));
        Document conversation = new Document("_id", id)
                .append("visitor", visitor)
                .append("createdAt", now)
                .append("tokenHash", sha256(token))
                .append("status", status)
                .append("version", 2L)
                .append("seen", new Document("visitorAt", now));
        try (MongoClient client = records.client()) {
            MongoDatabase database = client.getDatabase(records.database());
            database.getCollection("messages").insertMany(messages);
            database.getCollection("conversations").insertOne(conversation);
        }
        return token;
    }

    private static String sha256(String token) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
