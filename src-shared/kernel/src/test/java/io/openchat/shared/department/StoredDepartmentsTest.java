package io.openchat.shared.department;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import io.openchat.shared.record.DepartmentRecord;
import io.openchat.testkit.store.TestStore;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The departments on a real store: the default one is there once, whoever looks first, and a change is of the version that is known. */
class StoredDepartmentsTest {
    private static final Instant NOON = Instant.parse("2026-11-01T12:00:00Z");

    private TestStore server;
    private MongoClient client;

    @BeforeEach
    void openStore() {
        server = TestStore.open();
        client = server.address().client();
    }

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    private StoredDepartments pod() {
        return new StoredDepartments(client.getDatabase(server.address().database()), Clock.systemUTC());
    }

    private static DepartmentRecord department(String key, int order, long version, Instant changedAt) {
        return new DepartmentRecord(key, "Of " + key, Map.of("de", "Von " + key), order, true, version, changedAt);
    }

    @Test
    void theDefault_isThereOnce_howeverManyPodsLookFirst() throws Exception {
        List<Callable<List<DepartmentRecord>>> looks = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            looks.add(() -> pod().all());
        }
        try (var threads = Executors.newFixedThreadPool(16)) {
            for (var answer : threads.invokeAll(looks)) {
                assertThat(answer.get()).extracting(DepartmentRecord::key).containsExactly("default");
            }
        }
    }

    @Test
    void theDefault_thatWasRenamed_staysSo() {
        StoredDepartments first = pod();
        DepartmentRecord found = first.find("default").orElseThrow();
        DepartmentRecord renamed = new DepartmentRecord("default", "Front desk", Map.of(), 0, true, 2, NOON);
        assertThat(found.version()).isEqualTo(1);
        assertThat(first.change(renamed)).isTrue();
        assertThat(pod().find("default")).hasValue(renamed);
    }

    @Test
    void aChange_isOfTheVersionThatIsKnown_orNotMade() {
        StoredDepartments departments = pod();
        assertThat(departments.add(department("sales", 1, 1, NOON))).isTrue();
        assertThat(departments.add(department("sales", 2, 1, NOON))).isFalse();
        DepartmentRecord next = department("sales", 5, 2, NOON.plusSeconds(1));
        assertThat(departments.change(next)).isTrue();
        assertThat(departments.change(department("sales", 6, 2, NOON))).isFalse();
        assertThat(departments.change(department("nothing", 6, 2, NOON))).isFalse();
        assertThat(departments.find("sales")).hasValue(next);
    }

    @Test
    void whatHasChangedSince_isFound() {
        StoredDepartments departments = pod();
        Instant later = Instant.now().plusSeconds(3_600).truncatedTo(java.time.temporal.ChronoUnit.MILLIS);
        departments.add(department("sales", 1, 1, NOON));
        departments.add(department("tea", 1, 1, later));
        assertThat(departments.changedSince(later))
                .extracting(DepartmentRecord::key)
                .containsExactly("tea");
        assertThat(departments.changedSince(Instant.EPOCH)).hasSize(3);
    }
}
