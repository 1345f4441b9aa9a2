package io.openchat.view.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.openchat.shared.record.AgentRef;
import io.openchat.shared.record.SettingsRecord;
import io.openchat.shared.setting.LiveSettings;
import io.openchat.shared.setting.Setting;
import io.openchat.shared.setting.Settings;
import io.openchat.shared.setting.SettingsStore;
import io.openchat.shared.setting.SettingsStore.Found;
import io.openchat.testkit.StoreResource;
import io.openchat.view.Viewer;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How many searches run at once is what administrators set: it holds within seconds, without a restart and without a bus. */
@QuarkusTest
@WithTestResource(StoreResource.class)
class SearchSettingsTest {
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final AgentRef ROOT = new AgentRef("root", "Root");

    @Inject
    Searches searches;

    @Inject
    SettingsStore store;

    @Inject
    LiveSettings live;

    @AfterEach
    void setBack() {
        sets(Settings.VIEWER_SEARCHES, null);
    }

    @Test
    void howManyRunAtOnce_isWhatIsSet() {
        Viewer victor = Viewer.signedInAs("victor");
        searches.begin("victor");
        try {
            assertThat(victor.opens("/chats").status()).as("the second").isEqualTo(200);
            sets(Settings.VIEWER_SEARCHES, "1");
            assertThat(victor.opens("/chats").status())
                    .as("the second, when there may be one")
                    .isEqualTo(429);
            sets(Settings.VIEWER_SEARCHES, null);
            assertThat(victor.opens("/chats").status()).as("the second, again").isEqualTo(200);
        } finally {
            searches.end("victor");
        }
    }

    @Test
    void whatIsObeyedHere_isToldToTheOthers() {
        await("the service to say what it has configured")
                .atMost(SOON)
                .until(() -> store.configured().stream()
                        .anyMatch(told -> told.service().equals("view-service")));
    }

    private void sets(Setting<?> setting, @Nullable String text) {
        long last =
                store.newest(1).stream().mapToLong(Found::version).findFirst().orElse(0);
        var before = new SettingsRecord(last, "", ROOT, Instant.now(), List.of());
        assertThat(store.add(before.with(setting.name(), text, ROOT, Instant.now())))
                .isTrue();
        await("it to hold").atMost(SOON).until(() -> live.version() == last + 1);
    }
}
