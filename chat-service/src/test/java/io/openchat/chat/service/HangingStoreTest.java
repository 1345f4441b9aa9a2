package io.openchat.chat.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.openchat.shared.mongo.StoreWatch;
import io.openchat.testkit.store.BehindProxy;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.oidc.server.OidcWiremockTestResource;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A store that takes questions and answers none is noticed, told in one line, and probes of health do not wait for it. */
@QuarkusTest
@BehindProxy
@WithTestResource(StallingStore.class)
@WithTestResource(OidcWiremockTestResource.class)
class HangingStoreTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    @TestHTTPResource(value = "/health/ready", management = true)
    URI ready;

    @Inject
    StoreWatch store;

    private final List<String> warnings = new CopyOnWriteArrayList<>();
    private final Handler kept = new Handler() {
        @Override
        public void publish(LogRecord line) {
            if (line.getLevel().intValue() >= Level.INFO.intValue()) {
                warnings.add(line.getLevel() + " " + line.getMessage());
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void listen() {
        Logger.getLogger("").addHandler(kept);
    }

    @AfterEach
    void goOn() {
        Logger.getLogger("").removeHandler(kept);
        StallingStore.goesOn();
    }

    @Test
    void itIsNoticed_andToldOnce_andSoIsItsReturn() {
        await("the store to be there").atMost(SOON).until(() -> isUp() && status() == 200);
        warnings.clear();
        StallingStore.stalls();
        await("it to be missed").atMost(SOON).until(() -> !isUp() && status() == 503);
        for (int probe = 0; probe < 20; probe++) {
            assertThat(status()).isEqualTo(503);
        }
        StallingStore.goesOn();
        await("it to be back").atMost(SOON).until(() -> isUp() && status() == 200);
        assertThat(lines("The store does not answer")).hasSize(1);
        assertThat(lines("The store answers again")).hasSize(1);
        assertThat(lines("Mutiny had to drop")).isEmpty();
    }

    private List<String> lines(String what) {
        return warnings.stream().filter(line -> line.contains(what)).toList();
    }

    private int status() {
        return RestAssured.get(ready).statusCode();
    }

    private boolean isUp() {
        return store.answers();
    }
}
