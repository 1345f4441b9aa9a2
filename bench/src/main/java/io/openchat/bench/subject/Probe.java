package io.openchat.bench.subject;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** The question whether a program serves. */
final class Probe {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private Probe() {}

    /** Whether somebody listens on a port of this machine. */
    static BooleanSupplier listens(int port) {
        return () -> {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                return socket.isConnected();
            } catch (IOException e) {
                return false;
            }
        };
    }

    /** Whether a service says that it is ready, on its management port. */
    static BooleanSupplier isReady(int port) {
        HttpRequest question = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/q/health/ready"))
                .timeout(Duration.ofSeconds(5))
                .build();
        BooleanSupplier listens = listens(port);
        return () -> listens.getAsBoolean() && says200(question);
    }

    private static boolean says200(HttpRequest question) {
        try {
            return HTTP.send(question, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
