package io.openchat.agent.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.mongodb.client.MongoDatabase;
import io.openchat.agent.Administrator;
import io.openchat.agent.Person;
import io.openchat.shared.audit.AuditLog;
import io.openchat.shared.audit.AuditedAct;
import io.openchat.shared.mongo.Position;
import io.openchat.shared.record.AgentRef;
import io.openchat.shared.record.AuditRecord;
import io.openchat.testkit.StoreResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is written down about who did what, and in which order it is read. */
@QuarkusTest
@WithTestResource(StoreResource.class)
class AuditTest {
    private static final AgentRef SUE = new AgentRef("sue", "Sue");

    @Inject
    AuditLog audit;

    @Inject
    MongoDatabase records;

    @AfterEach
    void forgetAll() {
        records.getCollection("audit").deleteMany(new Document());
        records.getCollection("settings").deleteMany(new Document());
    }

    private static AuditedAct deed(String object) {
        return new AuditedAct(SUE, "thing.do", object, null, "done", "203.0.113.9");
    }

    @Test
    void entries_areReadOnPages_theLatestFirst_eachOnce() {
        for (int i = 0; i < 250; i++) {
            audit.record(deed("thing/" + i));
        }
        Administrator root = Administrator.loggedInAs("root");
        List<String> objects = new ArrayList<>();
        List<Integer> sizes = new ArrayList<>();
        String next = "";
        do {
            JsonNode page = root.reads("/api/audit" + (next.isEmpty() ? "" : "?after=" + next));
            page.get("entries").forEach(entry -> objects.add(entry.get("object").asText()));
            sizes.add(page.get("entries").size());
            next = page.path("next").asText("");
        } while (!next.isEmpty());
        assertThat(sizes).containsExactly(100, 100, 50);
        assertThat(objects).doesNotHaveDuplicates().hasSize(250);
    }

    @Test
    void entriesOfOneObject_areThoseAlone() {
        audit.record(deed("thing/a"));
        audit.record(deed("thing/b"));
        audit.record(deed("thing/a"));
        List<AuditRecord> found = audit.read(Optional.of("thing/a"), Optional.empty(), 10);
        assertThat(found).hasSize(2).allMatch(entry -> entry.object().equals("thing/a"));
        AuditRecord latest = found.getFirst();
        assertThat(audit.read(Optional.of("thing/a"), Optional.of(new Position(latest.at(), latest.id())), 10))
                .containsExactly(found.getLast());
        assertThat(latest.from()).isEqualTo("203.0.113.9");
    }

    @Test
    void longTexts_areCut() {
        audit.record(new AuditedAct(SUE, "thing.do", "thing/long", "b".repeat(5_000), "a".repeat(2_000), null));
        AuditRecord entry =
                audit.read(Optional.of("thing/long"), Optional.empty(), 1).getFirst();
        assertThat(entry.before()).hasSize(2_000).endsWith("b…");
        assertThat(entry.after()).hasSize(2_000).doesNotContain("…");
    }

    @Test
    void whatCouldNotBeDone_isSaidInASecondEntry() {
        assertThatThrownBy(() -> audit.recorded(deed("thing/c"), () -> {
                    throw new IllegalStateException("it broke");
                }))
                .hasMessage("it broke");
        assertThat(audit.read(Optional.of("thing/c"), Optional.empty(), 10))
                .extracting(AuditRecord::act)
                .containsExactlyInAnyOrder("thing.do", "thing.do.not-done");
    }

    @Test
    void blocks_areInIt() {
        Administrator sue = Administrator.loggedInAs("sue");
        String id = sue.posts("/api/blocks", Map.of("kind", "visitor", "value", "eve@example.org", "reason", "spam"))
                .get("id")
                .asText();
        assertThat(Person.loggedInAs("sue").delete("/api/blocks/" + id).statusCode())
                .isEqualTo(204);
        assertThat(audit.read(Optional.of("block/" + id), Optional.empty(), 10))
                .extracting(AuditRecord::act, AuditRecord::before, AuditRecord::after)
                .containsExactlyInAnyOrder(
                        tuple("block.create", null, "visitor eve@example.org: spam"),
                        tuple("block.lift", "visitor eve@example.org: spam", null));
    }

    @Test
    void aPlaceInTheList_thatIsNone_isRefused() {
        Person root = Person.loggedInAs("root");
        for (String after : List.of("x", "1", ".x", "1x.y", "9".repeat(300) + ".x")) {
            Administrator.isProblem(root.get("/api/audit?after=" + after, Person.OUR_PAGE), 400, "after");
        }
    }
}
