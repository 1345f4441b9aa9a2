package io.openchat.chat.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.openchat.shared.wire.AgentFrame;
import io.openchat.shared.wire.ErrorCode;
import io.openchat.shared.wire.ServiceFrame;
import io.openchat.shared.wire.VisitorFrame;
import io.openchat.testkit.store.BehindProxy;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.oidc.server.OidcWiremockTestResource;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * What comes while the store does not answer waits in a place that has a bound, and nowhere else: the queue of the WebSocket
 * server for what waits its turn (CVE-2026-87742) stays empty, since endpoints are told of every message at once.
 */
@QuarkusTest
@BehindProxy
@WithTestResource(StallingStore.class)
@WithTestResource(OidcWiremockTestResource.class)
class FloodTest {
    /** 16 kB each: 64 MB in all, of which 1 MB may wait. */
    private static final int FRAMES = 4_000;

    private static final String LONG_TEXT = "\uD83D\uDE00".repeat(4_000);

    /** What garbage collections and the tests themselves leave behind. */
    private static final long SLACK = 24L << 20;

    @TestHTTPResource
    URI base;

    @AfterEach
    void goesOn() {
        StallingStore.goesOn();
    }

    @Test
    void whatAnAgentFloods_whileTheStoreStalls_isRefused_andNotKept() {
        Chat chat = new Chat(base);
        try (var vera = chat.visitor().starts("Vera");
                var alice = chat.agent("alice").claims(vera)) {
            alice.isAcked(alice.says(vera, "hello"));
            long before = heap();
            StallingStore.stalls();
            for (int i = 0; i < FRAMES; i++) {
                alice.sends(new AgentFrame.Send(vera.conversation(), "flood-" + i, LONG_TEXT));
                if (i % 100 == 99) {
                    alice.forgetsAll();
                }
            }
            alice.sends(new AgentFrame.Ping());
            alice.isRefused(ErrorCode.RATE_LIMITED);
            alice.forgetsAll();
            await("memory that is not taken")
                    .atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(heap() - before).isLessThan(SLACK));
            StallingStore.goesOn();
            await("answers as before").atMost(Duration.ofSeconds(30)).until(() -> {
                alice.forgetsAll();
                alice.sends(new AgentFrame.Send(vera.conversation(), "after", "the flood"));
                return alice.gets(
                                ServiceFrame.class,
                                frame -> (frame instanceof ServiceFrame.Refusal refusal && "after".equals(refusal.id()))
                                        || (frame instanceof ServiceFrame.Ack ack
                                                && ack.acks().stream().anyMatch(a -> a.id().equals("after"))))
                        instanceof ServiceFrame.Ack;
            });
        }
    }

    @Test
    void aVisitorWhoFloods_isAnswered_andClosed() {
        try (var mallory = new Chat(base).visitor().starts("Mallory")) {
            try {
                for (int i = 0; i < 200; i++) {
                    mallory.sends(new VisitorFrame.Typing(true));
                }
            } catch (CompletionException e) {
                // closed already
            }
            mallory.isRefused(ErrorCode.RATE_LIMITED);
            assertThat(mallory.isClosedWith()).isEqualTo(4400);
        }
    }

    private static long heap() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
