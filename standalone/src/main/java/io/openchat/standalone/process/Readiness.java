package io.openchat.standalone.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;

/** The question whether a child can serve now, asked again and again. */
@FunctionalInterface
public interface Readiness {

    /** Who does not answer within this time cannot serve. */
    Duration ANSWER = Duration.ofSeconds(5);

    boolean now();

    /** Asks an address that answers 200 when the child is ready. */
    static Readiness of(URI address) {
        return of(address, Map.of());
    }

    /** The same, with headers that the question takes. */
    static Readiness of(URI address, Map<String, String> headers) {
        HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(ANSWER)
                .build();
        HttpRequest.Builder question = HttpRequest.newBuilder(address).timeout(ANSWER);
        headers.forEach(question::header);
        HttpRequest built = question.build();
        return () -> says200(client, built);
    }

    /** Looks whether anybody listens on a port of this machine. */
    static Readiness listening(int port) {
        return () -> {
            try (Socket probe = new Socket()) {
                probe.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), (int) ANSWER.toMillis());
                return true;
            } catch (IOException e) {
                return false;
            }
        };
    }

    private static boolean says200(HttpClient client, HttpRequest question) {
        try {
            return client.send(question, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
