package io.openchat.shared.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoClientSettings;
import com.mongodb.MongoException;
import com.mongodb.ServerAddress;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.openchat.shared.record.AgentRef;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** What cannot be written down is not done. */
class AuditLogTest {
    private static final AuditedAct DEED =
            new AuditedAct(new AgentRef("root", "Root"), "setting.change", "setting/x", "1", "2", null);

    @Test
    void whenTheStoreDoesNotTakeTheEntry_nothingIsDone() {
        try (MongoClient nobody = nobody()) {
            AuditLog audit = new AuditLog(nobody.getDatabase("openchat"), Clock.systemUTC());
            AtomicBoolean done = new AtomicBoolean();
            assertThatThrownBy(() -> audit.recorded(DEED, () -> done.set(true))).isInstanceOf(MongoException.class);
            assertThat(done).isFalse();
        }
    }

    /** A store at a port where nothing listens. */
    private static MongoClient nobody() {
        return MongoClients.create(MongoClientSettings.builder()
                .applyToClusterSettings(cluster -> cluster.hosts(List.of(new ServerAddress("127.0.0.1", 1)))
                        .serverSelectionTimeout(50, TimeUnit.MILLISECONDS))
                .build());
    }
}
