package io.openchat.agent.setting;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.mongodb.client.MongoDatabase;
import io.openchat.agent.Administrator;
import io.openchat.agent.Person;
import io.openchat.shared.record.ConfiguredRecord;
import io.openchat.shared.record.ConfiguredRecord.Configured;
import io.openchat.shared.setting.Settings;
import io.openchat.shared.setting.SettingsStore;
import io.openchat.testkit.StoreResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Administrators see and change settings; who comes too late, or says what cannot be meant, is told so by the field. */
@QuarkusTest
@WithTestResource(StoreResource.class)
class SettingsTest {
    private static final String MOST = "/api/settings/openchat.waiting.most";

    @Inject
    MongoDatabase records;

    @Inject
    SettingsStore store;

    private final Administrator root = Administrator.loggedInAs("root");

    @AfterEach
    void forgetAll() {
        for (String collection : List.of("settings", "configured", "audit")) {
            records.getCollection(collection).deleteMany(new Document());
        }
    }

    private static Map<String, @Nullable Object> change(@Nullable String value, long version) {
        Map<String, @Nullable Object> change = new HashMap<>();
        change.put("value", value);
        change.put("version", version);
        return change;
    }

    @Test
    void theList_hasAllOfThem_andWhatEachIsFor() {
        JsonNode all = root.reads("/api/settings").get("entries");
        assertThat(all).hasSize(Settings.ALL.size());
        JsonNode most = root.reads("/api/settings", "name", "openchat.waiting.most");
        assertThat(most.get("purpose").asText()).contains("may wait");
        assertThat(most.get("type").asText()).isEqualTo("count");
        assertThat(most.get("value").asText()).isEqualTo("10000");
        assertThat(most.get("default").asText()).isEqualTo("10000");
        assertThat(most.get("version").asLong()).isZero();
        assertThat(most.get("pinned").asBoolean()).isFalse();
        assertThat(most.has("by")).isFalse();
    }

    @Test
    void aChange_isOnRecord_withWhoAndWhen_andCanBeTakenBack() {
        JsonNode set = root.puts(MOST, change(" 20000 ", 0));
        assertThat(set.get("value").asText()).isEqualTo("20000");
        assertThat(set.get("version").asLong()).isEqualTo(1);
        assertThat(set.get("by").get("name").asText()).isEqualTo("Root");
        assertThat(root.reads(MOST)).isEqualTo(set);

        JsonNode back = root.puts(MOST, change(null, 1));
        assertThat(back.get("value").asText()).isEqualTo("10000");
        assertThat(back.get("version").asLong()).isEqualTo(2);

        JsonNode history = root.reads(MOST + "/history").get("entries");
        assertThat(history).hasSize(2);
        assertThat(history.get(0).has("value")).isFalse();
        assertThat(history.get(1).get("value").asText()).isEqualTo("20000");
        assertThat(history.get(1).get("by").get("id").asText()).isEqualTo("root");
    }

    @Test
    void aChange_isInTheAudit_withWhatItWasBefore_andFromWhere() {
        root.puts(MOST, change("300", 0));
        JsonNode entry = root.reads("/api/audit?object=setting/openchat.waiting.most")
                .get("entries")
                .get(0);
        assertThat(entry.get("act").asText()).isEqualTo("setting.change");
        assertThat(entry.get("before").asText()).isEqualTo("10000");
        assertThat(entry.get("after").asText()).isEqualTo("300");
        assertThat(entry.get("by").get("id").asText()).isEqualTo("root");
    }

    @Test
    void changingAVersionThatIsNotTheLast_isRefused() {
        root.puts(MOST, change("300", 0));
        root.isRefused(MOST, change("400", 0), 409, "version");
        root.isRefused(MOST, change("400", 7), 409, "version");
        root.isRefused(MOST, Map.of("value", "400"), 400, "version");
        assertThat(root.reads(MOST).get("value").asText()).isEqualTo("300");
        assertThat(root.reads("/api/audit").get("entries")).hasSize(1);
    }

    @Test
    void anotherSetting_hasAVersionOfItsOwn() {
        root.puts(MOST, change("300", 0));
        JsonNode sites = root.puts("/api/settings/openchat.sites", change("https://www.example.com/", 0));
        assertThat(sites.get("value").asText()).isEqualTo("https://www.example.com");
        assertThat(sites.get("version").asLong()).isEqualTo(2);
        assertThat(root.puts(MOST, change("400", 1)).get("version").asLong()).isEqualTo(3);
    }

    @Test
    void ofManyWhoChangeAtOnce_oneGetsThroughForEachVersion() throws Exception {
        List<Callable<Integer>> changes = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            Person person = Person.loggedInAs("root");
            String body = "{\"value\": \"" + (500 + i) + "\", \"version\": 0}";
            changes.add(() -> person.put(MOST, body).statusCode());
        }
        List<Integer> answers = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(4)) {
            for (var answer : threads.invokeAll(changes)) {
                answers.add(answer.get());
            }
        }
        assertThat(answers).containsOnlyOnce(200).containsOnly(200, 409);
        assertThat(root.reads(MOST).get("version").asLong()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "many", "", "1 2", "1e3"})
    void whatItCannotBe_isRefused_inWordsThatSayWhatItCan(String value) {
        root.isRefused(MOST, change(value, 0), 400, "value");
    }

    @Test
    void aSite_isAnOrigin() {
        root.isRefused("/api/settings/openchat.sites", change("https://www.example.com/shop", 0), 400, "value");
        root.isRefused("/api/settings/openchat.sites", change("x".repeat(30_000), 0), 400, "value");
    }

    @Test
    void whatIsNoRequest_orAboutNothing_isRefused() {
        root.isRefused(MOST, "", 400, "body");
        root.isRefused("/api/settings/openchat.nothing", change("1", 0), 404, null);
        root.isRefused("/api/settings/openchat.nothing", 404);
        Administrator.isProblem(
                Person.loggedInAs("root").get(MOST + "/history?after=x", Person.OUR_PAGE), 400, "after");
    }

    @Test
    void whatAServicePins_isShownAsSuch_andCannotBeSet() {
        root.puts(MOST, change("300", 0));
        store.configured(new ConfiguredRecord(
                "chat-service",
                List.of(
                        new Configured("openchat.waiting.most", "77", true),
                        new Configured("openchat.sites", "https://shop.example.com", false))));
        JsonNode pinned = root.reads(MOST);
        assertThat(pinned.get("pinned").asBoolean()).isTrue();
        assertThat(pinned.get("value").asText()).isEqualTo("77");
        root.isRefused(MOST, change("400", 1), 409, "value");
        JsonNode sites = root.reads("/api/settings/openchat.sites");
        assertThat(sites.get("pinned").asBoolean()).isFalse();
        assertThat(sites.get("default").asText()).isEqualTo("https://shop.example.com");
        assertThat(sites.get("value").asText()).isEqualTo("https://shop.example.com");
    }

    @Test
    void aVersionThatSomebodyBroke_keepsNobodyFromGoingOn() {
        root.puts(MOST, change("300", 0));
        records.getCollection("settings").insertOne(new Document("_id", 2L).append("values", "torn"));
        assertThat(root.reads(MOST).get("value").asText()).isEqualTo("300");
        assertThat(root.puts(MOST, change("400", 1)).get("version").asLong()).isEqualTo(3);
    }

    @Test
    void nobodyElseMay() {
        for (String name : List.of("alice", "sue", "victor")) {
            Administrator other = Administrator.loggedInAs(name);
            other.isRefused("/api/settings", 403);
            other.isRefused(MOST, change("1", 0), 403, null);
            other.isRefused("/api/audit", 403);
            other.isRefused("/api/departments", 403);
        }
        assertThat(new Person().get("/api/settings", Person.OUR_PAGE).statusCode())
                .isEqualTo(401);
    }
}
