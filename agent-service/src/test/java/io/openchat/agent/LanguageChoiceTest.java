package io.openchat.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.openchat.testkit.StoreResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Everybody may choose the language of the pages; the browser keeps the choice. */
@QuarkusTest
@WithTestResource(StoreResource.class)
class LanguageChoiceTest {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @Test
    void isKeptByTheBrowser_forBothPortals() throws Exception {
        HttpResponse<String> answer = chooses("ar", Person.base() + "/signed-out", "same-origin");

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location")).hasValue("/agent/signed-out");
        assertThat(cookie(answer))
                .startsWith("openchat_language=ar;")
                .contains("Path=/;")
                .contains("Max-Age=31536000")
                .containsIgnoringCase("HttpOnly")
                .contains("SameSite=Lax");
    }

    @Test
    void isKeptForTlsOnly_whereThereIsTls() throws Exception {
        HttpResponse<String> answer = send(request("language=de", "same-origin").header("X-Forwarded-Proto", "https"));

        assertThat(cookie(answer)).contains("Secure");
    }

    @ParameterizedTest
    @ValueSource(strings = {"language=xx", "language=", "", "language=de-DE", "language=de%0d%0aX%3a1"})
    void thatThereIsNot_changesNothing(String body) throws Exception {
        HttpResponse<String> answer = send(request(body, "same-origin"));

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "/agent/, /agent/",
        "/agent/signed-out?a=b, /agent/signed-out?a=b",
        "/view/, /agent/",
        "//evil.example/agent/, /agent/",
        "https://evil.example/x, /agent/",
        "https://evil.example/agent/signed-out, /agent/signed-out",
        "::nonsense, /agent/"
    })
    void leadsBackToAPageOfOurs(String page, String back) throws Exception {
        HttpResponse<String> answer = chooses("de", page, "same-origin");

        assertThat(answer.headers().firstValue("Location")).hasValue(back);
    }

    @Test
    void isNobodyElsesToMake() throws Exception {
        assertThat(chooses("de", "https://evil.example/", "cross-site").statusCode())
                .isEqualTo(403);
    }

    @Test
    void isFollowedByTheConsole_withItsScript() {
        Person alice = Person.loggedInAs("alice");

        assertThat(alice.get("/", Map.of("Accept-Language", "de", "Sec-Fetch-Site", "same-origin"))
                        .body())
                .contains("<html lang=\"de\" dir=\"ltr\">")
                .contains("/agent/assets/portal-de-")
                .contains(">Abmelden</a>")
                .contains(">Abwesend</span>");
    }

    private static HttpResponse<String> chooses(String language, String page, String site) throws Exception {
        return send(request("language=" + language, site).header("Referer", page));
    }

    private static HttpRequest.Builder request(String body, String site) {
        return HttpRequest.newBuilder(URI.create(Person.base() + "/language"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Sec-Fetch-Site", site)
                .POST(BodyPublishers.ofString(body));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return HTTP.send(request.build(), BodyHandlers.ofString());
    }

    private static String cookie(HttpResponse<String> answer) {
        return answer.headers().firstValue("Set-Cookie").orElseThrow();
    }
}
