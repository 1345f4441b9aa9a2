package io.openchat.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.openchat.testkit.StoreResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Every way into the session and out of it ends on a page. */
@QuarkusTest
@WithTestResource(StoreResource.class)
class SignOutTest {
    @Test
    void whoHasNoSessionLandsOnThePageThatSaysSo() {
        Person nobody = new Person();
        for (Map<String, String> from : List.of(Person.OUR_PAGE, Person.TYPED)) {
            isSignedOut(nobody.follows(nobody.get("/logout", from)));
        }
    }

    @Test
    void whoSignsOutTwiceLandsThereTwice() {
        Person alice = Person.loggedInAs("alice");

        String back = Person.query(URI.create(Person.location(alice.get("/logout", Person.OUR_PAGE))))
                .get("post_logout_redirect_uri");

        isSignedOut(alice.follows(alice.request("GET", URI.create(back), Person.FOREIGN_LINK)));
        isSignedOut(alice.follows(alice.get("/logout", Person.OUR_PAGE)));
    }

    @Test
    void whoComesByTheWayBackFromTheLoginWithASessionLandsInThePortal() {
        Person alice = Person.loggedInAs("alice");

        isPortal(alice.follows(alice.get("/signed-in", Person.TYPED)));
        isPortal(alice.follows(alice.request("GET", alice.cameBackBy(), Person.FOREIGN_LINK)));
        isPortal(alice.follows(alice.get("/signed-in?state=forged&code=stolen", Person.FOREIGN_LINK)));
    }

    @Test
    void whoGoesBackToTheLoginAfterSigningOutSignsInAgain() {
        Person alice = Person.loggedInAs("alice");
        alice.get("/logout", Person.OUR_PAGE);

        var login = alice.follows(alice.request("GET", alice.cameBackBy(), Person.FOREIGN_LINK));

        assertThat(login.statusCode()).isEqualTo(302);
        isPortal(alice.follows(alice.signsIn(login, "alice")));
    }

    @Test
    void aLoginWhoseCookieHasEndedBeginsAnew() {
        Person slow = new Person();
        slow.signsIn(slow.get("/"), "alice");
        Person later = new Person();

        var login = later.follows(later.request("GET", slow.cameBackBy(), Person.FOREIGN_LINK));

        assertThat(login.statusCode()).isEqualTo(302);
        isPortal(later.follows(later.signsIn(login, "alice")));
    }

    @Test
    void aLoginWhoseCookieHasEnded_isAPageThatNamesTheProvider() {
        Person person = new Person();
        String page = Person.location(person.get("/"));
        Map<String, String> headers = new HashMap<>(Person.FOREIGN_LINK);
        headers.put("Referer", page);

        var answer = new Person().get("/signed-in?state=old&code=old", headers);

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).contains("Sign-in was not completed").contains("href=\"/agent/\"");
    }

    @Test
    void loginsInTwoTabsBothEndInThePortal() {
        Person alice = new Person();
        var one = alice.get("/");
        var other = alice.get("/");

        isPortal(alice.follows(alice.signsIn(one, "alice")));
        isPortal(alice.follows(alice.signsIn(other, "alice")));
        assertThat(alice.get("/logout", Person.OUR_PAGE).statusCode()).isEqualTo(302);
        assertThat(alice.get("/api/token", Person.OUR_PAGE).statusCode())
                .as("in the other tab")
                .isEqualTo(401);
        assertThat(alice.get("/").statusCode()).isEqualTo(302);
    }

    @Test
    void cookiesThatAreNoSessionAreGoneAfterSigningOut() {
        Person person = new Person();
        person.has("q_session", "garbage");
        person.has("q_session_at", "garbage");
        person.has("q_session_rt", "garbage");

        var out = person.get("/logout", Person.OUR_PAGE);

        isSignedOut(person.follows(out));
        assertThat(out.headers().allValues("Set-Cookie"))
                .anySatisfy(
                        cookie -> assertThat(cookie).startsWith("q_session=;").contains("Max-Age=0", "Path=/agent"));
    }

    @Test
    void theWaysAreRightBehindAProxyWithAnotherHost() {
        Map<String, String> proxy = new HashMap<>(Person.OUR_PAGE);
        proxy.put("X-Forwarded-Host", "chat.example.com");
        proxy.put("X-Forwarded-Proto", "https");

        assertThat(Person.location(new Person().get("/logout", proxy))).isEqualTo("/agent/signed-out");
        Person alice = Person.loggedInAs("alice");
        assertThat(Person.location(alice.get("/signed-in", proxy))).isEqualTo("/agent/");
        assertThat(Person.query(URI.create(Person.location(alice.get("/logout", proxy)))))
                .containsEntry("post_logout_redirect_uri", "https://chat.example.com/agent/signed-out");
    }

    @Test
    void loginsThatNobodyFinishesDoNotPileUp() {
        Person person = new Person();
        for (int i = 0; i < 20; i++) {
            var login = person.get("/?" + "x".repeat(1_000), Person.FOREIGN_LINK);
            assertThat(login.statusCode()).as("%s: %s", i, person.setCookies()).isEqualTo(302);
            assertThat(login.headers().firstValue("Cache-Control")).hasValue("no-store");
        }
        assertThat(person.setCookies().keySet().stream().filter(name -> name.startsWith("q_auth")))
                .hasSize(4);
        isPortal(person.logIn("alice"));
    }

    private static void isPortal(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as("%s", answer.uri()).isEqualTo(200);
        assertThat(answer.body()).contains("data-me-id=\"alice\"");
    }

    private static void isSignedOut(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as("%s", answer.uri()).isEqualTo(200);
        assertThat(answer.body()).contains("You are signed out");
    }
}
