package io.openchat.standalone.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.openchat.standalone.data.DataFolder;
import io.openchat.standalone.data.Secrets;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RealmFileTest {

    private static final URI ORIGIN = URI.create("https://localhost:9443");

    @TempDir
    Path temp;

    @Test
    void noPlaceholderOfOursIsLeft() throws IOException {
        assertThat(realm("a").encode()).doesNotContain("${secret", "${password", "${origin");
    }

    @Test
    void secretsDifferBetweenTwoFolders() throws IOException {
        assertThat(client(realm("a"), "agent-service").getString("secret"))
                .hasSizeGreaterThanOrEqualTo(32)
                .isNotEqualTo(client(realm("b"), "agent-service").getString("secret"))
                .isNotEqualTo(client(realm("a"), "view-service").getString("secret"));
    }

    @Test
    void bothClientsAreSentBackOnlyToOurOriginAndMustProveTheirCode() throws IOException {
        JsonObject realm = realm("a");
        for (String path : List.of("agent", "view")) {
            JsonObject client = client(realm, path + "-service");
            assertThat(client.getJsonArray("redirectUris")).containsExactly(ORIGIN + "/" + path + "/signed-in");
            assertThat(client.getJsonObject("attributes").getString("post.logout.redirect.uris"))
                    .isEqualTo(ORIGIN + "/" + path + "/signed-out");
            assertThat(client.getJsonArray("webOrigins")).isEmpty();
            assertThat(client.getJsonObject("attributes").getString("pkce.code.challenge.method"))
                    .isEqualTo("S256");
            assertThat(client.getBoolean("directAccessGrantsEnabled")).isFalse();
            assertThat(client.getBoolean("implicitFlowEnabled")).isFalse();
        }
    }

    @Test
    void noClientTakesAPasswordFromAProgram() throws IOException {
        JsonObject realm = realm("a");
        assertThat(realm.getJsonArray("clients"))
                .hasSize(3)
                .allSatisfy(client -> assertThat(((JsonObject) client).getBoolean("directAccessGrantsEnabled"))
                        .isFalse());
        assertThat(client(realm, "admin-cli").getBoolean("enabled")).isFalse();
    }

    @Test
    void guessingIsSlow_tokensRotate_andAMonthIsOnRecord() throws IOException {
        JsonObject realm = realm("a");
        assertThat(realm.getBoolean("bruteForceProtected")).isTrue();
        assertThat(realm.getBoolean("revokeRefreshToken")).isTrue();
        assertThat(realm.getInteger("refreshTokenMaxReuse")).isPositive();
        assertThat(realm.getBoolean("eventsEnabled")).isTrue();
        assertThat(realm.getBoolean("adminEventsEnabled")).isTrue();
        assertThat(realm.getInteger("eventsExpiration")).isEqualTo(30 * 24 * 60 * 60);
        assertThat(realm.getJsonObject("attributes").getString("adminEventsExpiration"))
                .isEqualTo(realm.getInteger("eventsExpiration").toString());
    }

    @Test
    void nobodyChangesWhatOthersKnowThemBy() throws IOException {
        assertThat(profile(realm("a")).getJsonArray("attributes"))
                .extracting(attribute -> ((JsonObject) attribute).getString("name"))
                .containsExactly("username", "email", "firstName", "lastName", "agency");
        assertThat(profile(realm("a")).getJsonArray("attributes"))
                .allSatisfy(attribute -> assertThat(((JsonObject) attribute)
                                .getJsonObject("permissions")
                                .getJsonArray("edit"))
                        .containsExactly("admin"));
    }

    @Test
    void everyUserHasAnAgencyThatTheProfilePermits() throws IOException {
        JsonObject realm = realm("a");
        JsonArray users = realm.getJsonArray("users");
        assertThat(users)
                .hasSize(5)
                .allSatisfy(user -> assertThat(
                                ((JsonObject) user).getJsonObject("attributes").getJsonArray("agency"))
                        .hasSize(1));
        assertThat(profile(realm).getJsonArray("attributes"))
                .anySatisfy(attribute ->
                        assertThat(((JsonObject) attribute).getString("name")).isEqualTo("agency"));
    }

    private static JsonObject profile(JsonObject realm) {
        return new JsonObject(realm.getJsonObject("components")
                .getJsonArray("org.keycloak.userprofile.UserProfileProvider")
                .getJsonObject(0)
                .getJsonObject("config")
                .getJsonArray("kc.user.profile.config")
                .getString(0));
    }

    private JsonObject realm(String folder) throws IOException {
        try (DataFolder data = DataFolder.open(temp.resolve(folder))) {
            return new JsonObject(RealmFile.text(ORIGIN, Secrets.in(data)));
        }
    }

    private static JsonObject client(JsonObject realm, String id) {
        return realm.getJsonArray("clients").stream()
                .map(JsonObject.class::cast)
                .filter(client -> client.getString("clientId").equals(id))
                .findFirst()
                .orElseThrow();
    }
}
