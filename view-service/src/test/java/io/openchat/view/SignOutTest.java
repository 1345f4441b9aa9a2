package io.openchat.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.openchat.testkit.StoreResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
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
        Viewer nobody = new Viewer();
        for (Map<String, String> from : List.of(Viewer.OUR_PAGE, Viewer.TYPED)) {
            isSignedOut(nobody.arrives(nobody.opens("/logout", from)));
        }
    }

    @Test
    void whoSignsOutTwiceLandsThereTwice() {
        Viewer victor = Viewer.signedInAs("victor");

        String back = Viewer.query(
                        URI.create(victor.opens("/logout", Viewer.OUR_PAGE).location()))
                .get("post_logout_redirect_uri");

        isSignedOut(victor.arrives(victor.get(URI.create(back), Viewer.FOREIGN_LINK)));
        isSignedOut(victor.arrives(victor.opens("/logout", Viewer.OUR_PAGE)));
    }

    @Test
    void whoComesByTheWayBackFromTheLoginWithASessionLandsInThePortal() {
        Viewer victor = Viewer.signedInAs("victor");

        isPortal(victor.arrives(victor.opens("/signed-in", Viewer.TYPED)));
        isPortal(victor.arrives(victor.get(victor.cameBackBy(), Viewer.FOREIGN_LINK)));
        isPortal(victor.arrives(victor.opens("/signed-in?state=forged&code=stolen", Viewer.FOREIGN_LINK)));
    }

    @Test
    void whoGoesBackToTheLoginAfterSigningOutSignsInAgain() {
        Viewer victor = Viewer.signedInAs("victor");
        victor.opens("/logout", Viewer.OUR_PAGE);

        var login = victor.arrives(victor.get(victor.cameBackBy(), Viewer.FOREIGN_LINK));

        assertThat(login.status()).isEqualTo(302);
        isPortal(victor.arrives(victor.signsIn(login, "victor")));
    }

    @Test
    void aLoginWhoseCookieHasEndedBeginsAnew() {
        Viewer slow = new Viewer();
        slow.signsIn(slow.opens("/"), "victor");
        Viewer later = new Viewer();

        var login = later.arrives(later.get(slow.cameBackBy(), Viewer.FOREIGN_LINK));

        assertThat(login.status()).isEqualTo(302);
        isPortal(later.arrives(later.signsIn(login, "victor")));
    }

    @Test
    void aLoginWhoseCookieHasEnded_isAPageThatNamesTheProvider() {
        Viewer person = new Viewer();
        String page = person.opens("/").location();
        Map<String, String> headers = new HashMap<>(Viewer.FOREIGN_LINK);
        headers.put("Referer", page);

        var answer = new Viewer().opens("/signed-in?state=old&code=old", headers);

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.body()).contains("Sign-in was not completed").contains("href=\"/view/\"");
    }

    @Test
    void loginsInTwoTabsBothEndInThePortal() {
        Viewer victor = new Viewer();
        var one = victor.opens("/");
        var other = victor.opens("/");

        isPortal(victor.arrives(victor.signsIn(one, "victor")));
        isPortal(victor.arrives(victor.signsIn(other, "victor")));
        assertThat(victor.opens("/logout", Viewer.OUR_PAGE).status()).isEqualTo(302);
        assertThat(victor.opens("/").status()).as("in the other tab").isEqualTo(302);
    }

    @Test
    void cookiesThatAreNoSessionAreGoneAfterSigningOut() {
        Viewer person = new Viewer();
        person.has("q_session", "garbage");
        person.has("q_session_at", "garbage");
        person.has("q_session_rt", "garbage");

        var out = person.opens("/logout", Viewer.OUR_PAGE);

        isSignedOut(person.arrives(out));
        assertThat(out.response().headers().allValues("Set-Cookie"))
                .anySatisfy(
                        cookie -> assertThat(cookie).startsWith("q_session=;").contains("Max-Age=0", "Path=/view"));
    }

    @Test
    void theWaysAreRightBehindAProxyWithAnotherHost() {
        Map<String, String> proxy = new HashMap<>(Viewer.OUR_PAGE);
        proxy.put("X-Forwarded-Host", "chat.example.com");
        proxy.put("X-Forwarded-Proto", "https");

        assertThat(new Viewer().opens("/logout", proxy).location()).isEqualTo("/view/signed-out");
        Viewer victor = Viewer.signedInAs("victor");
        assertThat(victor.opens("/signed-in", proxy).location()).isEqualTo("/view/");
        assertThat(Viewer.query(URI.create(victor.opens("/logout", proxy).location())))
                .containsEntry("post_logout_redirect_uri", "https://chat.example.com/view/signed-out");
    }

    @Test
    void loginsThatNobodyFinishesDoNotPileUp() {
        Viewer person = new Viewer();
        for (int i = 0; i < 20; i++) {
            var login = person.opens("/?" + "x".repeat(1_000), Viewer.FOREIGN_LINK);
            assertThat(login.status()).as("%s: %s", i, person.setCookies()).isEqualTo(302);
            assertThat(login.header("Cache-Control")).isEqualTo("no-store");
        }
        assertThat(person.setCookies().keySet().stream().filter(name -> name.startsWith("q_auth")))
                .hasSize(4);
        isPortal(person.signsInAs("victor", "/"));
    }

    private static void isPortal(Shown answer) {
        assertThat(answer.status()).as("%s", answer.response().uri()).isEqualTo(200);
        assertThat(answer.body()).contains("data-testid=\"user\"");
    }

    private static void isSignedOut(Shown answer) {
        assertThat(answer.status()).as("%s", answer.response().uri()).isEqualTo(200);
        assertThat(answer.body()).contains("You are signed out");
    }
}
