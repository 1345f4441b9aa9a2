package io.openchat.standalone.process;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** The question whether a child can serve, asked again and again. */
@FunctionalInterface
interface Readiness {

    /** Waits until the child is ready, for as long as it is alive; says whether it became ready. */
    boolean await(BooleanSupplier alive);

    /** Asks an address that answers 200 when the child is ready. */
    static Readiness of(URI address) {
        return alive -> {
            try (HttpClient client = HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(ANSWER)
                    .build()) {
                HttpRequest question =
                        HttpRequest.newBuilder(address).timeout(ANSWER).build();
                while (alive.getAsBoolean()) {
                    if (says200(client, question)) {
                        return true;
                    }
                    Thread.sleep(BETWEEN_QUESTIONS);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return false;
        };
    }

    /** Short against a start of seconds; a question costs the child almost nothing. */
    Duration BETWEEN_QUESTIONS = Duration.ofMillis(100);

    Duration ANSWER = Duration.ofSeconds(5);

    private static boolean says200(HttpClient client, HttpRequest question) throws InterruptedException {
        try {
            return client.send(question, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }
}
