package io.openchat.agent.block;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.mongodb.client.MongoDatabase;
import io.openchat.agent.Person;
import io.openchat.testkit.StoreResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import java.util.Objects;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Supervisors block and lift; what cannot be meant is refused by the name of the field. */
@QuarkusTest
@WithTestResource(StoreResource.class)
class BlocksTest {
    private final ObjectMapper json = new ObjectMapper();

    @Inject
    MongoDatabase records;

    @Test
    void aSupervisorBlocks_lists_andLifts_andTheRecordSaysWho() throws Exception {
        Person sue = Person.loggedInAs("sue");
        HttpResponse<String> made = post(sue, "range", "198.51.100.77/24", "flood", null);
        assertThat(made.statusCode()).isEqualTo(201);
        JsonNode block = json.readTree(made.body());
        String id = block.get("id").asText();
        assertThat(block.get("value").asText()).isEqualTo("198.51.100.0/24");
        assertThat(block.get("by").get("id").asText()).isEqualTo("sue");

        HttpResponse<String> found = sue.get("/api/blocks?value=198.51.100.5/24", Person.OUR_PAGE);
        assertThat(found.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(json.readTree(found.body()).get("entries").get(0)).isEqualTo(block);
        assertThat(json.readTree(sue.get("/api/blocks", Person.OUR_PAGE).body()).get("entries"))
                .contains(block);
        assertIsProblem(post(sue, "range", "198.51.100.0/24", "again", null), 409, "value");

        assertThat(sue.delete("/api/blocks/" + id).statusCode()).isEqualTo(204);
        assertIsProblem(sue.delete("/api/blocks/" + id), 404, null);
        assertThat(json.readTree(sue.get("/api/blocks", Person.OUR_PAGE).body()).get("entries"))
                .doesNotContain(block);
        Document record = Objects.requireNonNull(
                records.getCollection("blocks").find(new Document("_id", id)).first());
        assertThat(record.get("liftedBy", Document.class).getString("name")).isEqualTo("Sue");
        assertThat(record.getDate("changedAt")).isAfterOrEqualTo(record.getDate("at"));
        assertThat(post(sue, "range", "198.51.100.0/24", "again", null).statusCode())
                .isEqualTo(201);
    }

    @ParameterizedTest
    @CsvSource({
        "address, ::ffff:203.0.113.9, 203.0.113.9",
        "address, 64:ff9b::203.0.113.10, 203.0.113.10",
        "address, 2001:DB8::0001, 2001:db8:0:0:0:0:0:1",
        "range, 2001:db8:77::/48, 2001:db8:77:0:0:0:0:0/48",
        "visitor, ' Eve@Example.ORG ', eve@example.org",
        "visitor, Ｍａｌｌｏｒｙ＠ｅｘａｍｐｌｅ．ｏｒｇ, mallory@example.org",
    })
    void whatIsBlocked_isWrittenInOneWay(String kind, String value, String written) throws Exception {
        HttpResponse<String> made = post(Person.loggedInAs("sue"), kind, value, "spam", "2031-01-01T00:00:00Z");
        assertThat(made.statusCode()).isEqualTo(201);
        assertThat(json.readTree(made.body()).get("value").asText()).isEqualTo(written);
        assertThat(json.readTree(made.body()).get("until").asText()).startsWith("2031-01-01T00:00:00");
    }

    @ParameterizedTest
    @CsvSource({
        "person, eve@example.org, spam, , kind",
        ", eve@example.org, spam, , kind",
        "address, , spam, , value",
        "address, 203.0.113.0/24, spam, , value",
        "address, 203.0.113, spam, , value",
        "address, 300.0.0.1, spam, , value",
        "address, fe80::1%eth0, spam, , value",
        "address, localhost, spam, , value",
        "address, 127.0.0.1, spam, , value",
        "address, ::1, spam, , value",
        "address, ::ffff:127.0.0.1, spam, , value",
        "address, 0.0.0.0, spam, , value",
        "range, 0.0.0.0/0, spam, , value",
        "range, ::/0, spam, , value",
        "range, 128.0.0.0/1, spam, , value",
        "range, 2000::/3, spam, , value",
        "range, ::/64, spam, , value",
        "range, 203.0.113.0/33, spam, , value",
        "range, 203.0.113.0/-1, spam, , value",
        "range, 203.0.113.0/24/24, spam, , value",
        "visitor, Eve, spam, , value",
        "visitor, eve@example.org, , , reason",
        "visitor, eve@example.org, spam, tomorrow, until",
        "visitor, eve@example.org, spam, 2020-01-01T00:00:00Z, until",
    })
    void whatCannotBeMeant_isRefusedByItsField(
            @Nullable String kind,
            @Nullable String value,
            @Nullable String reason,
            @Nullable String until,
            String field)
            throws Exception {
        assertIsProblem(post(Person.loggedInAs("sue"), kind, value, reason, until), 400, field);
    }

    @Test
    void whatIsNoRequest_isRefused_andNothingIsTold() throws Exception {
        Person sue = Person.loggedInAs("sue");
        for (String body : new String[] {"", "null", "[]", "{", "\"x\"", "{\"kind\":{}}"}) {
            HttpResponse<String> answer = sue.post("/api/blocks", body);
            assertThat(answer.statusCode()).as(body).isEqualTo(400);
            assertThat(answer.body()).as(body).doesNotContain("jackson", "Exception");
        }
    }

    @Test
    void nobodyElseMay() throws Exception {
        Person alice = Person.loggedInAs("alice");
        assertThat(post(alice, "address", "203.0.113.99", "spam", null).statusCode())
                .isEqualTo(403);
        assertThat(alice.get("/api/blocks", Person.OUR_PAGE).statusCode()).isEqualTo(403);
        assertThat(alice.delete("/api/blocks/x").statusCode()).isEqualTo(403);
        assertThat(new Person().get("/api/blocks", Person.OUR_PAGE).statusCode())
                .isEqualTo(401);
    }

    private HttpResponse<String> post(
            Person who, @Nullable String kind, @Nullable String value, @Nullable String reason, @Nullable String until)
            throws Exception {
        var body = json.createObjectNode()
                .put("kind", kind)
                .put("value", value)
                .put("reason", reason)
                .put("until", until);
        return who.post("/api/blocks", json.writeValueAsString(body));
    }

    private void assertIsProblem(HttpResponse<String> answer, int status, @Nullable String field) throws Exception {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        JsonNode problem = json.readTree(answer.body());
        assertThat(problem.hasNonNull("field") ? problem.get("field").asText() : null)
                .isEqualTo(field);
        if (field != null) {
            assertThat(problem.get("detail").asText()).isNotBlank();
        }
    }
}
