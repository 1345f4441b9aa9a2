package io.openchat.chat.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.openchat.shared.wire.ServiceFrame;
import io.openchat.testkit.StoreResource;
import io.openchat.testkit.client.Agent;
import io.openchat.testkit.client.Visitor;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.oidc.server.OidcWiremockTestResource;
import io.quarkus.websockets.next.OpenConnections;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Clients that stop reading are let go and miss nothing; the service's memory and all others do not notice. */
@QuarkusTest
@WithTestResource(StoreResource.class)
@WithTestResource(OidcWiremockTestResource.class)
class SlowReaderTest {
    private static final int TABS = 10;

    /** 16 kB each: with what the systems on both ends take, some 600 of them are more than a slow reader may have waiting. */
    private static final String LONG_TEXT = "\uD83D\uDE00".repeat(4_000);

    private static final int MOST_MESSAGES = 1_500;

    @TestHTTPResource
    URI base;

    @Inject
    OpenConnections connections;

    private Chat chat;

    @BeforeEach
    void open() {
        chat = new Chat(base);
    }

    @Test
    void whoStopsReading_isClosed_andResumesWithoutALoss() throws IOException {
        List<RawVisitor> slow = new ArrayList<>();
        try (var vera = chat.visitor().starts("Vera");
                var otto = chat.visitor().starts("Otto");
                var alice = chat.agent("alice").claims(vera).claims(otto)) {
            vera.hears("claimed");
            Set<String> before = ids();
            for (int i = 0; i < TABS; i++) {
                RawVisitor tab = new RawVisitor(base);
                slow.add(tab);
                tab.resumes(vera, 0);
            }
            Set<String> theirs =
                    ids().stream().filter(id -> !before.contains(id)).collect(Collectors.toSet());
            assertThat(theirs).hasSize(TABS);
            long memory = directMemory();

            long said = 1;
            for (; theirs.stream().anyMatch(ids()::contains) && said < MOST_MESSAGES; said++) {
                alice.isAcked(alice.says(vera, LONG_TEXT));
                alice.forgetsAll();
                vera.forgetsAll();
                if (said % 10 == 0) {
                    areAlive(slow);
                }
                if (said % 100 == 0) {
                    isServedInTime(otto, alice);
                }
            }
            assertThat(said).as("messages until all were let go").isLessThan(MOST_MESSAGES);
            assertThat(directMemory() - memory).as("memory taken").isLessThan(64L << 20);

            for (RawVisitor tab : slow) {
                RawVisitor.End end = tab.readsToTheEnd(1);
                assertThat(end.code()).isIn(4429, 1006);
                try (RawVisitor again = new RawVisitor(base)) {
                    comesBack(again, vera, end.seq(), said);
                }
            }
        } finally {
            slow.forEach(RawVisitor::close);
        }
    }

    @Test
    void whoDoesNotEvenReadTheClose_isCutOff() throws IOException {
        try (var vera = chat.visitor().starts("Vera");
                var alice = chat.agent("alice").claims(vera);
                var slow = new RawVisitor(base)) {
            vera.hears("claimed");
            slow.resumes(vera, 0);
            Set<String> all = ids();
            for (int i = 0; i < MOST_MESSAGES && ids().containsAll(all); i++) {
                alice.isAcked(alice.says(vera, LONG_TEXT));
                alice.forgetsAll();
                vera.forgetsAll();
                if (i % 10 == 0) {
                    areAlive(List.of(slow));
                }
            }
            await("the connection to be gone")
                    .atMost(Duration.ofSeconds(15))
                    .until(() -> ids().size() == all.size() - 1);
            assertThat(slow.readsToTheEnd(1).code()).isIn(4429, 1006);
        }
    }

    private static void areAlive(List<RawVisitor> tabs) {
        for (RawVisitor tab : tabs) {
            try {
                tab.isAlive();
            } catch (IOException e) {
                // cut off already, which is what the test waits for
            }
        }
    }

    /** Gets everything that it had not read. */
    private void comesBack(RawVisitor tab, Visitor vera, long from, long to) throws IOException {
        long seq = from;
        tab.sendsResume(vera, seq);
        while (seq < to) {
            if (tab.reads() instanceof ServiceFrame.Message message) {
                assertThat(message.seq()).isEqualTo(seq + 1);
                seq = message.seq();
            }
        }
    }

    private static void isServedInTime(Visitor otto, Agent alice) {
        long began = System.nanoTime();
        String id = otto.says("still there? " + began);
        otto.isAcked(id);
        alice.hears("still there? " + began);
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(5));
    }

    private Set<String> ids() {
        return connections.stream().map(it -> it.id()).collect(Collectors.toSet());
    }

    private static long directMemory() {
        long ofJava = ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
                .mapToLong(BufferPoolMXBean::getMemoryUsed)
                .sum();
        return Math.max(ofJava, io.netty.util.internal.PlatformDependent.usedDirectMemory());
    }
}
