package io.openchat.agent;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.mongodb.client.MongoDatabase;
import io.openchat.shared.record.Collections;
import io.openchat.testkit.StoreResource;
import io.openchat.testkit.frozen.FrozenRecords;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bson.BsonDocument;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Administrators and supervisors see what earlier versions wrote, and go on from there. */
@QuarkusTest
@WithTestResource(StoreResource.class)
class FrozenRecordsTest {
    private static final List<String> COLLECTIONS = List.of(
            Collections.AGENCIES,
            Collections.AGENTS,
            Collections.AUDIT,
            Collections.BLOCKS,
            Collections.DEPARTMENTS,
            Collections.SETTINGS);

    private static final String MOST = "/api/settings/openchat.waiting.most";

    @Inject
    MongoDatabase mongo;

    private final Map<String, List<BsonDocument>> before = new HashMap<>();

    /** Other tests in this process go on with what is there, as the default department, which is made once. */
    @BeforeEach
    void keep() {
        Administrator.loggedInAs("root").reads("/api/departments");
        COLLECTIONS.forEach(collection -> before.put(
                collection,
                mongo.getCollection(collection, BsonDocument.class).find().into(new ArrayList<>())));
    }

    @AfterEach
    void restore() {
        forget();
        before.forEach((collection, documents) -> {
            if (!documents.isEmpty()) {
                mongo.getCollection(collection, BsonDocument.class).insertMany(documents);
            }
        });
    }

    private void forget() {
        COLLECTIONS.forEach(collection -> mongo.getCollection(collection).deleteMany(new BsonDocument()));
    }

    @ParameterizedTest
    @MethodSource("io.openchat.testkit.frozen.FrozenRecords#all")
    void whatWasDoneThen_isSeen_andGoneOnWith(FrozenRecords frozen) {
        forget();
        for (String collection : COLLECTIONS) {
            mongo.getCollection(collection, BsonDocument.class).insertMany(frozen.of(collection));
        }
        Administrator root = Administrator.loggedInAs("root");
        assertThat(root.reads(MOST).get("value").asText()).isEqualTo("9000");
        assertThat(root.reads(MOST + "/history").get("entries")).hasSize(3);
        JsonNode next = root.puts(MOST, Map.of("value", "8000", "version", 3));
        assertThat(next.get("version").asLong()).isEqualTo(4);

        JsonNode returns = root.reads("/api/departments", "key", "returns");
        assertThat(returns.get("names").get("de").asText()).isEqualTo("Rücksendungen");
        assertThat(root.reads("/api/departments", "key", "press").get("active").asBoolean())
                .isFalse();

        Administrator sue = Administrator.loggedInAs("sue");
        List<String> blocked = new ArrayList<>();
        sue.reads("/api/blocks")
                .get("entries")
                .forEach(block -> blocked.add(block.get("value").asText()));
        assertThat(blocked).containsExactlyInAnyOrder("203.0.113.9", "mallory@example.org");
        List<String> acts = new ArrayList<>();
        root.reads("/api/audit")
                .get("entries")
                .forEach(entry -> acts.add(entry.get("act").asText()));
        assertThat(acts)
                .contains("setting.change", "department.create", "department.change", "block.create", "block.lift")
                .contains("conversation.watch");
    }
}
