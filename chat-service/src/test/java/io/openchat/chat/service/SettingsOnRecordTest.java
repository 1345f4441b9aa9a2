package io.openchat.chat.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import io.micrometer.core.instrument.MeterRegistry;
import io.openchat.shared.record.AgentRef;
import io.openchat.shared.record.SettingsRecord;
import io.openchat.shared.setting.LiveSettings;
import io.openchat.shared.setting.Setting;
import io.openchat.shared.setting.Settings;
import io.openchat.shared.setting.SettingsStore;
import io.openchat.shared.setting.SettingsStore.Found;
import io.openchat.shared.wire.ErrorCode;
import io.openchat.shared.wire.VisitorFrame;
import io.openchat.testkit.StoreResource;
import io.openchat.testkit.client.ChatSocket;
import io.openchat.testkit.client.Handshake;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.oidc.server.OidcWiremockTestResource;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What administrators set holds within seconds, without a restart; what nobody can read changes nothing. */
@QuarkusTest
@WithTestResource(StoreResource.class)
@WithTestResource(OidcWiremockTestResource.class)
class SettingsOnRecordTest {
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final AgentRef ROOT = new AgentRef("root", "Root");
    private static final String SITE = "https://new.example.com";

    @TestHTTPResource
    URI base;

    @Inject
    SettingsStore settings;

    @Inject
    LiveSettings live;

    @Inject
    MeterRegistry meters;

    @Inject
    MongoDatabase records;

    private Chat chat;

    @BeforeEach
    void open() {
        chat = new Chat(base);
    }

    @AfterEach
    void setBack() {
        sets(Settings.SITES, null);
        sets(Settings.WAITING_MOST, null);
        await("the settings to be as before").atMost(SOON).until(() -> live.version() == newest());
    }

    @Test
    void aSiteThatIsAdded_isAdmitted_andOneThatIsTakenAwayIsNot() {
        assertThat(isAdmitted(SITE)).isFalse();
        sets(Settings.SITES, SITE);
        becomes(() -> isAdmitted(SITE));
        assertThat(isAdmitted("https://shop.example.com"))
                .as("what is configured holds no more")
                .isFalse();
        sets(Settings.SITES, null);
        becomes(() -> !isAdmitted(SITE));
        assertThat(isAdmitted("https://shop.example.com")).isTrue();
    }

    @Test
    void howManyMayWait_isWhatIsSet() {
        try (var vera = chat.visitor().starts("Vera")) {
            vera.isOpen();
            sets(Settings.WAITING_MOST, "1");
            becomes(() -> live.get(Settings.WAITING_MOST) == 1);
            ChatSocket late = visitorFrom(chat.origin());
            VisitorFrame.Start start = new VisitorFrame.Start(
                    UUID.randomUUID().toString(), "Late", null, null, null, "en", "https://example.com/", true);
            late.sends(start);
            late.isRefused(ErrorCode.BUSY);
            late.close();
        }
    }

    @Test
    void whatNobodyCanRead_changesNothing_andIsCounted() {
        sets(Settings.SITES, SITE);
        becomes(() -> isAdmitted(SITE));
        double before = unreadable();
        settings().insertOne(new Document("_id", newest() + 1).append("values", "torn"));
        becomes(() -> unreadable() > before);
        assertThat(isAdmitted(SITE)).isTrue();
        sets(Settings.SITES, "https://torn.example.com/with/a/path");
        becomes(() -> live.version() == newest());
        assertThat(isAdmitted(SITE)).isTrue();
        sets(Settings.SITES, "https://next.example.com");
        becomes(() -> isAdmitted("https://next.example.com"));
    }

    @Test
    void whatTheServiceHasConfigured_isToldToTheOthers() {
        becomes(() -> settings.configured().stream()
                .filter(record -> record.service().equals("chat-service"))
                .flatMap(record -> record.settings().stream())
                .anyMatch(said -> said.name().equals("openchat.sites")
                        && said.text().equals("https://shop.example.com")
                        && !said.pinned()));
    }

    private boolean isAdmitted(String origin) {
        try (ChatSocket socket = visitorFrom(origin)) {
            socket.isOpen();
            return true;
        } catch (RuntimeException e) {
            assertThat(e).hasCauseInstanceOf(WebSocketHandshakeException.class);
            return false;
        }
    }

    private ChatSocket visitorFrom(String origin) {
        return new ChatSocket(chat.socket("/ws/visitor"), Map.of("Origin", origin), Handshake.visitor());
    }

    private void sets(Setting<?> setting, @Nullable String text) {
        SettingsRecord last = settings.newest(10).stream()
                .flatMap(found -> found instanceof Found.Sound sound
                        ? List.of(sound.settings()).stream()
                        : List.<SettingsRecord>of().stream())
                .findFirst()
                .orElse(new SettingsRecord(0, "", ROOT, Instant.EPOCH, List.of()));
        assertThat(settings.add(new SettingsRecord(newest(), "", ROOT, Instant.now(), last.values())
                        .with(setting.name(), text, ROOT, Instant.now())))
                .isTrue();
    }

    private long newest() {
        return settings.newest(1).stream().mapToLong(Found::version).findFirst().orElse(0);
    }

    private double unreadable() {
        return meters.get("openchat.settings.unreadable").functionCounter().count();
    }

    private MongoCollection<Document> settings() {
        return records.getCollection("settings");
    }

    private static void becomes(Callable<Boolean> condition) {
        await("the change to hold").atMost(SOON).until(condition);
    }
}
