package io.openchat.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.openchat.standalone.Standalone;
import io.openchat.standalone.User;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What `helm test` runs in a cluster, run against this system: it must not fall behind the protocol and the pages. */
@ExtendWith(Stage.class)
class ChartTest {
    private static final Path SCRIPT = Path.of("../helm/openchat/files/chat-test/chat-test.mjs");

    private record Outcome(int status, String said) {}

    @Test
    void helmTestChatsFromTheFirstWordToTheTranscript(Cast cast) throws Exception {
        User alice = cast.system().user("alice");
        Outcome outcome = run(cast.system(), Map.of("AGENT_PASSWORD", alice.password()));
        assertThat(outcome.said())
                .contains("ok   the visitor connects, as through an ingress that says wss")
                .contains("ok   the transcript has both messages in order", "all ok");
        assertThat(outcome.status()).isZero();
    }

    @Test
    void helmTestGoesThroughTheIngressWhoseAddressItIsTold(Cast cast) throws Exception {
        User alice = cast.system().user("alice");
        String address = "127.0.0.1:" + cast.system().origin().getPort();
        Outcome outcome = run(
                cast.system(),
                Map.of("ADDRESS", address, "CHAT_URL", "http://no.where", "AGENT_PASSWORD", alice.password()));
        assertThat(outcome.said())
                .contains("ok   who writes X-Forwarded-Host and -Proto into a request gets nowhere with it")
                .contains("ok   requests with large cookies pass")
                .contains("ok   the transcript has both messages in order", "at " + address)
                .doesNotContain("note ");
        assertThat(outcome.status()).isZero();
    }

    @Test
    void helmTestSaysWhoWasNotLetIn(Cast cast) throws Exception {
        Outcome outcome = run(cast.system(), Map.of("AGENT_PASSWORD", "wrong"));
        assertThat(outcome.said()).contains("FAIL alice signs in as agent", "Invalid username or password.");
        assertThat(outcome.status()).isEqualTo(1);
    }

    /** The front is in the place of all services; it sets the ingress's headers anew. */
    private static Outcome run(Standalone system, Map<String, String> more) throws IOException, InterruptedException {
        String origin = system.origin().toString();
        ProcessBuilder node = new ProcessBuilder("node", SCRIPT.toString()).redirectErrorStream(true);
        for (String address : new String[] {"PUBLIC_URL", "CHAT_URL", "AGENT_URL", "VIEW_URL", "IDP_URL"}) {
            node.environment().put(address, origin);
        }
        node.environment().put("AGENT_USERNAME", "alice");
        node.environment().put("VIEWER_USERNAME", "victor");
        node.environment().put("VIEWER_PASSWORD", system.user("victor").password());
        Path certificate = system.data().resolve("tls/localhost.crt");
        node.environment().put("NODE_EXTRA_CA_CERTS", certificate.toString());
        node.environment().putAll(more);
        Process process = node.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Outcome(process.waitFor(), said);
    }
}
