package io.openchat.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.openchat.testkit.StoreResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The portal as it is installed: behind a proxy that ends TLS, and with the hosts named that it has. */
@QuarkusTest
@TestProfile(BehindProxyTest.Installed.class)
@WithTestResource(StoreResource.class)
class BehindProxyTest {
    public static class Installed implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "openchat.own-hosts", "chat.example.com",
                    "quarkus.oidc.authentication.force-redirect-https-scheme", "true");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"https", "wss", "WSS", "HTTPS", "https, http"})
    void whateverTheProxyCallsHttpsTheLoginComesBackByIt(String scheme) {
        var login = new Person().get("/", forwarded(scheme, "chat.example.com"));

        assertThat(login.statusCode()).isEqualTo(302);
        assertThat(Person.query(URI.create(Person.location(login))))
                .containsEntry("redirect_uri", "https://chat.example.com/agent/signed-in");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https", "wss"})
    void aPageOfTheHostIsOursWhateverTheProxyCallsHttps(String scheme) {
        Map<String, String> page = forwarded(scheme, "chat.example.com");
        page.put("Origin", "https://chat.example.com");

        assertThat(new Person().get("/api/token", page).statusCode()).isEqualTo(401);
        page.put("Origin", "https://rebound.example");
        assertThat(new Person().get("/api/token", page).statusCode()).isEqualTo(403);
    }

    @Test
    void aRequestForAnyOtherHostIsRefusedWhateverItAsksFor() {
        for (String path : new String[] {"/", "/signed-out", "/logout", "/api/token", "/assets/a"}) {
            Map<String, String> rebound = forwarded("https", "rebound.example");
            rebound.putAll(Person.OUR_PAGE);
            assertThat(new Person().get(path, rebound).statusCode()).isEqualTo(421);
            assertThat(new Person().get(path, Person.OUR_PAGE).statusCode()).isEqualTo(421);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-Forwarded-For: ,",
                "X-Forwarded-For: a b",
                "X-Forwarded-Port: x",
                "X-Forwarded-Proto: javascript"
            })
    void aHeaderThatSaysNothingIsNotOurFault(String line) {
        Map<String, String> headers = forwarded("https", "chat.example.com");
        String[] header = line.split(": ", 2);
        headers.put(header[0], header[1]);

        assertThat(new Person().get("/", headers).statusCode()).isLessThan(500);
    }

    private static Map<String, String> forwarded(String scheme, String host) {
        return new HashMap<>(Map.of("X-Forwarded-Proto", scheme, "X-Forwarded-Host", host));
    }
}
