package io.openchat.agent.department;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.mongodb.client.MongoDatabase;
import io.openchat.agent.Administrator;
import io.openchat.shared.record.DepartmentRecord;
import io.openchat.testkit.StoreResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Administrators make, rename, order and close departments; the default one is always there. */
@QuarkusTest
@WithTestResource(StoreResource.class)
class DepartmentsTest {
    private static final String ALL = "/api/departments";

    @Inject
    MongoDatabase records;

    private final Administrator root = Administrator.loggedInAs("root");

    @AfterEach
    void forgetAllButTheDefault() {
        Bson others = new Document("_id", new Document("$gt", "default"));
        records.getCollection("departments").deleteMany(others);
        records.getCollection("departments").deleteMany(new Document("_id", "billing"));
        records.getCollection("audit").deleteMany(new Document());
    }

    private static Map<String, @Nullable Object> fields(@Nullable Object... namesAndValues) {
        Map<String, @Nullable Object> fields = new HashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            fields.put(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
        }
        return fields;
    }

    @Test
    void theDefaultOne_isThere_canBeRenamed_andCannotBeClosed() {
        JsonNode found = root.reads(ALL, "key", "default");
        assertThat(found.get("active").asBoolean()).isTrue();
        long version = found.get("version").asLong();
        JsonNode renamed = root.puts(ALL + "/default", fields("name", "Front desk", "version", version));
        assertThat(renamed.get("name").asText()).isEqualTo("Front desk");
        root.isRefused(
                ALL + "/default", fields("name", "Front desk", "active", false, "version", version + 1), 409, "active");
        assertThat(root.reads(ALL, "key", "default")).isEqualTo(renamed);
    }

    @Test
    void aDepartment_isMade_renamed_closed_andTheAuditSaysSo() {
        JsonNode made =
                root.posts(ALL, fields("key", "sales", "name", "Sales", "order", 3, "names", Map.of("de", "Verkauf")));
        assertThat(made.get("version").asLong()).isEqualTo(1);
        assertThat(made.get("names").get("de").asText()).isEqualTo("Verkauf");
        root.puts(ALL + "/sales", fields("name", "New business", "order", 1, "version", 1));
        JsonNode closed =
                root.puts(ALL + "/sales", fields("name", "New business", "order", 1, "active", false, "version", 2));
        assertThat(closed.get("active").asBoolean()).isFalse();
        assertThat(closed.get("names")).isEmpty();
        assertThat(root.reads(ALL, "key", "sales")).isEqualTo(closed);

        List<String> acts = new ArrayList<>();
        root.reads("/api/audit?object=department/sales")
                .get("entries")
                .forEach(e -> acts.add(e.get("act").asText()));
        assertThat(acts).containsExactly("department.change", "department.change", "department.create");
        assertThat(root.reads("/api/audit?object=department/sales")
                        .get("entries")
                        .get(0)
                        .get("after")
                        .asText())
                .isEqualTo("New business, order 1, closed");
    }

    @Test
    void theyAreInTheirOrder() {
        root.posts(ALL, fields("key", "tea", "name", "Tea", "order", 5));
        root.posts(ALL, fields("key", "sales", "name", "Sales", "order", 5));
        root.posts(ALL, fields("key", "billing", "name", "Billing", "order", 2));
        List<String> keys = new ArrayList<>();
        root.reads(ALL)
                .get("entries")
                .forEach(department -> keys.add(department.get("key").asText()));
        assertThat(keys).containsExactly("default", "billing", "sales", "tea");
    }

    @Test
    void twoOfAKey_andAVersionThatIsNotTheLast_areRefused() {
        root.posts(ALL, fields("key", "sales", "name", "Sales"));
        root.isRefusedToPost(ALL, fields("key", "sales", "name", "Other"), 409, "key");
        root.isRefusedToPost(ALL, fields("key", "default", "name", "Other"), 409, "key");
        root.puts(ALL + "/sales", fields("name", "S", "version", 1));
        root.isRefused(ALL + "/sales", fields("name", "T", "version", 1), 409, "version");
        root.isRefused(ALL + "/sales", fields("name", "T"), 400, "version");
        root.isRefused(ALL + "/nothing", fields("name", "T", "version", 1), 404, null);
    }

    @Test
    void moreThanThereMayBe_areRefused() {
        List<Document> many = new ArrayList<>();
        for (int i = 1; i < DepartmentRecord.MOST; i++) {
            many.add(new Document("_id", "x" + i)
                    .append("name", "X")
                    .append("names", new Document())
                    .append("order", i)
                    .append("active", false)
                    .append("version", 1L)
                    .append("changedAt", Instant.now()));
        }
        root.reads(ALL);
        records.getCollection("departments").insertMany(many);
        root.isRefusedToPost(ALL, fields("key", "sales", "name", "Sales"), 409, null);
    }

    @ParameterizedTest
    @CsvSource({
        ", Sales, 0, de, V, key",
        "Sales, Sales, 0, de, V, key",
        "-sales, Sales, 0, de, V, key",
        "sales/eu, Sales, 0, de, V, key",
        "sales, , 0, de, V, name",
        "sales, '\u202eselaS', 0, de, V, name",
        "sales, Sales, -1, de, V, order",
        "sales, Sales, 10001, de, V, order",
        "sales, Sales, 0, german!, V, names",
        "sales, Sales, 0, de, ' ', names",
    })
    void whatCannotBeMeant_isRefusedByItsField(
            @Nullable String key, @Nullable String name, int order, String tag, String translated, String field) {
        root.isRefusedToPost(
                ALL, fields("key", key, "name", name, "order", order, "names", Map.of(tag, translated)), 400, field);
    }
}
