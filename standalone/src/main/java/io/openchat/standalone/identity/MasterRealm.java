package io.openchat.standalone.identity;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;

/**
 * Keycloak's own realm, in which its administrator is. Keycloak makes it as it likes at its first start, and no import reaches
 * it. So a client that Keycloak makes then as well changes it, and takes itself away afterwards.
 */
final class MasterRealm {
    /** The client, which is there from the first start to the end of {@link #protect}. */
    static final String CLIENT = "openchat-setup";

    /** As in our own realm. */
    private static final JsonObject SETTINGS = new JsonObject()
            .put("bruteForceProtected", true)
            .put("failureFactor", 10)
            .put("waitIncrementSeconds", 30)
            .put("maxFailureWaitSeconds", 900)
            .put("eventsEnabled", true)
            .put("eventsExpiration", 2_592_000)
            .put("adminEventsEnabled", true)
            .put("attributes", new JsonObject().put("adminEventsExpiration", "2592000"));

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI keycloak;
    private final String secret;

    MasterRealm(URI keycloak, String secret) {
        this.keycloak = keycloak;
        this.secret = secret;
    }

    /** Does what is to be done, unless that was at an earlier start. */
    void protect() throws IOException, InterruptedException {
        Optional<String> token = token();
        if (token.isEmpty()) {
            return;
        }
        merge("", SETTINGS, token.get());
        merge("/clients/" + id("admin-cli", token.get()), new JsonObject().put("enabled", false), token.get());
        ask("DELETE", "/clients/" + id(CLIENT, token.get()), "", token.get());
    }

    /** Empty when the client is not there any more. */
    private Optional<String> token() throws IOException, InterruptedException {
        String form = "grant_type=client_credentials&client_id=" + CLIENT + "&client_secret=" + secret;
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(URI.create(keycloak + "/realms/master/protocol/openid-connect/token"))
                        .timeout(PATIENCE)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form))
                        .build(),
                BodyHandlers.ofString());
        return switch (answer.statusCode()) {
            case 200 -> Optional.of(new JsonObject(answer.body()).getString("access_token"));
            case 400, 401 -> Optional.empty();
            default -> throw new IOException("asked for a token, Keycloak answered " + answer.statusCode());
        };
    }

    private String id(String client, String token) throws IOException, InterruptedException {
        return new JsonArray(ask("GET", "/clients?clientId=" + client, "", token))
                .getJsonObject(0)
                .getString("id");
    }

    // whole, since what is left out of a part would be taken away
    private void merge(String path, JsonObject change, String token) throws IOException, InterruptedException {
        JsonObject whole = new JsonObject(ask("GET", path, "", token)).mergeIn(change, true);
        ask("PUT", path, whole.encode(), token);
    }

    private String ask(String method, String path, String body, String token) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(URI.create(keycloak + "/admin/realms/master" + path))
                        .timeout(PATIENCE)
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/json")
                        .method(method, BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2) {
            throw new IOException(method + " " + path + " was answered with " + answer.statusCode());
        }
        return answer.body();
    }
}
