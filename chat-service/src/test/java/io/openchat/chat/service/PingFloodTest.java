package io.openchat.chat.service;

import static io.openchat.testkit.client.RawSocket.CUT;
import static io.openchat.testkit.client.WebSocketFrames.PING;
import static io.openchat.testkit.client.WebSocketFrames.PONG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.openchat.testkit.StoreResource;
import io.openchat.testkit.client.RawSocket;
import io.openchat.testkit.client.WebSocketFrames;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.oidc.server.OidcWiremockTestResource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Pings and pongs are counted like everything else: whoever sends them without end is closed, and all others chat on. */
@QuarkusTest
@WithTestResource(StoreResource.class)
@WithTestResource(OidcWiremockTestResource.class)
@Timeout(60)
class PingFloodTest {
    private static final byte[] LONGEST = new byte[125];

    @TestHTTPResource
    URI base;

    @Test
    void aPingIsAnswered() throws IOException {
        try (var mallory = RawSocket.visitor(base)) {
            mallory.sends(PING, LONGEST);
            RawSocket.Read answer = mallory.reads();
            assertThat(answer.kind()).isEqualTo(PONG);
            assertThat(answer.payload()).isEqualTo(LONGEST);
        }
    }

    @Test
    void pingsWithoutEnd_closeTheSocket() throws IOException {
        try (var mallory = RawSocket.visitor(base)) {
            mallory.write(many(PING, LONGEST, 150));
            assertThat(mallory.closeCode()).isEqualTo(4400);
        }
    }

    @Test
    void pongsThatNobodyAskedFor_closeTheSocket() throws IOException {
        try (var mallory = RawSocket.visitor(base)) {
            mallory.write(many(PONG, new byte[0], 150));
            assertThat(mallory.closeCode()).isEqualTo(4400);
        }
    }

    @Test
    void pingsThatNobodyReads_areCutOff_andOthersChatOn() throws IOException {
        Chat chat = new Chat(base);
        List<RawSocket> all = new ArrayList<>();
        try (var vera = chat.visitor().starts("Vera");
                var alice = chat.agent("alice").claims(vera)) {
            for (int i = 0; i < 5; i++) {
                all.add(RawSocket.visitor(base));
            }
            byte[] pings = many(PING, LONGEST, 500);
            List<Thread> floods = all.stream()
                    .map(mallory -> Thread.ofVirtual().start(() -> mallory.floods(pings, 64L << 20)))
                    .toList();
            for (int i = 0; i < 20; i++) {
                alice.isAcked(alice.says(vera, "hello " + i));
                vera.hears("hello " + i);
            }
            await("the floods to be cut off")
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> floods.stream().noneMatch(Thread::isAlive));
            for (RawSocket mallory : all) {
                assertThat(mallory.closeCode()).isIn(4400, CUT);
            }
        } finally {
            all.forEach(RawSocket::close);
        }
    }

    /** Answers each ping of ours would be heard; these are not, so it is silent. */
    @Test
    void pongsThatNobodyAskedFor_areNoSignOfLife() throws IOException {
        try (var mallory = RawSocket.visitor(base)) {
            Thread pongs = Thread.ofVirtual().start(() -> {
                while (!Thread.currentThread().isInterrupted()) {
                    try {
                        mallory.sends(PONG, "not asked".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
                        Thread.sleep(Duration.ofSeconds(1));
                    } catch (IOException | InterruptedException e) {
                        return;
                    }
                }
            });
            assertThat(mallory.closeCode()).isEqualTo(4408);
            pongs.interrupt();
        }
    }

    private static byte[] many(int kind, byte[] payload, int count) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (int i = 0; i < count; i++) {
            all.writeBytes(WebSocketFrames.frame(0x80 | kind, 0x80, payload));
        }
        return all.toByteArray();
    }
}
