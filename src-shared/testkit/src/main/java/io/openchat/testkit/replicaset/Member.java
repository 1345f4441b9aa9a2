package io.openchat.testkit.replicaset;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.bson.BsonArray;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonString;
import org.bson.BsonValue;

/** What all connections to the one member of a replica set have in common. */
final class Member {
    static final String SET = "rs0";

    /** MongoDB 7. */
    private static final int WIRE_VERSION = 21;

    private static final int SESSION_MINUTES = 30;
    private static final int REMEMBERED = 10_000;

    private final String address;
    private final Writes writes = new Writes();
    private final Map<Numbered, CompletableFuture<BsonDocument>> answers =
            Collections.synchronizedMap(new LinkedHashMap<>() {
                @Override
                protected boolean removeEldestEntry(Map.Entry<Numbered, CompletableFuture<BsonDocument>> eldest) {
                    return size() > REMEMBERED;
                }
            });
    private volatile Trouble trouble = Trouble.NONE;

    /** What a write is known by when it comes again. */
    record Numbered(BsonValue session, BsonValue number) {}

    Member(String address) {
        this.address = address;
    }

    String address() {
        return address;
    }

    Writes writes() {
        return writes;
    }

    Trouble trouble() {
        return trouble;
    }

    void trouble(Trouble next) {
        trouble = next;
    }

    /** Answers to writes, those that are not done yet included. */
    Map<Numbered, CompletableFuture<BsonDocument>> answers() {
        return answers;
    }

    /** What the store says of itself, as a member of a replica set would. */
    BsonDocument greeting(BsonDocument ofStore) {
        boolean primary = trouble != Trouble.NO_PRIMARY;
        BsonArray hosts = new BsonArray();
        hosts.add(new BsonString(address));
        BsonDocument greeting = ofStore.clone()
                .append("helloOk", BsonBoolean.TRUE)
                .append("ismaster", BsonBoolean.valueOf(primary))
                .append("isWritablePrimary", BsonBoolean.valueOf(primary))
                .append("secondary", BsonBoolean.valueOf(!primary))
                .append("setName", new BsonString(SET))
                .append("setVersion", new BsonInt32(1))
                .append("hosts", hosts)
                .append("me", new BsonString(address))
                .append("logicalSessionTimeoutMinutes", new BsonInt32(SESSION_MINUTES))
                .append("minWireVersion", new BsonInt32(0))
                .append("maxWireVersion", new BsonInt32(WIRE_VERSION));
        greeting.remove("msg");
        // with it the driver would wait for news of the store itself
        greeting.remove("topologyVersion");
        return primary ? greeting.append("primary", new BsonString(address)) : greeting;
    }
}
