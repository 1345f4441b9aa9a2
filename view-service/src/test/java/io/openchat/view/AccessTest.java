package io.openchat.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.openchat.testkit.StoreResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(StoreResource.class)
class AccessTest {
    /** What browsers keep of one cookie: name, value and attributes. */
    private static final int LARGEST_COOKIE = 4096;

    @Inject
    Records records;

    @ParameterizedTest
    @ValueSource(strings = {"/", "/sessions", "/chats", "/agencies", "/conversations/c1"})
    void whoIsNotSignedInIsSentToTheIdentityProvider(String path) {
        Shown page = new Viewer().opens(path);
        assertThat(page.status()).isEqualTo(302);
        Map<String, String> asked = Viewer.query(URI.create(page.location()));
        assertThat(asked)
                .containsEntry("client_id", "view-service")
                .containsEntry("response_type", "code")
                .containsEntry("code_challenge_method", "S256")
                .containsEntry("redirect_uri", Viewer.base() + "/signed-in")
                .containsKey("code_challenge");
    }

    @Test
    void aDeepLinkLeadsThereAfterTheLogin() {
        records.forget();
        records.session(Records.session("c1", 1, "Vera", "Alice", null, Records.START));
        records.session(Records.session("c2", 1, "Walter", "Alice", null, Records.START));

        Shown page = new Viewer().signsInAs("victor", "/sessions?client=vera&sort=-client");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.sessions()).containsExactly("c1");
        assertThat(page.body()).contains("value=\"vera\"").contains("-client");
    }

    @Test
    void whoLacksTheRoleIsToldSoAndCanSignOut() {
        Viewer alice = new Viewer();
        Shown page = alice.signsInAs("alice", "/sessions");
        assertThat(page.status()).isEqualTo(403);
        assertThat(page.text()).contains("This account cannot read the records").contains("viewer");
        assertThat(page.link("notice-link")).isEqualTo("/logout");
    }

    @Test
    void aSupervisorWithTheRoleGetsIn() {
        assertThat(new Viewer().signsInAs("sue", "/").status()).isEqualTo(200);
    }

    @Test
    void theSessionIsInEncryptedCookiesOfThisPathOnlyThatFit() {
        Viewer victor = Viewer.signedInAs("victor");
        assertThat(victor.setCookies()).containsKeys("q_session", "q_session_at");
        assertThat(victor.setCookies().values())
                .allSatisfy(cookie -> assertThat(cookie)
                        .containsIgnoringCase("HttpOnly")
                        .contains("SameSite=Lax")
                        .contains("Path=/view")
                        .hasSizeLessThan(LARGEST_COOKIE));
        // the head of an encrypted token, where a signed one would name its algorithm
        assertThat(victor.setCookies().get("q_session")).contains("=eyJ").doesNotContain("=eyJhbGciOiJSUzI1NiI");
    }

    @Test
    void signingOutEndsTheSession() {
        Viewer victor = Viewer.signedInAs("victor");
        Shown out = victor.opens(victor.opens("/").link("sign-out"), Map.of("Sec-Fetch-Site", "same-origin"));
        assertThat(out.status()).isEqualTo(302);
        assertThat(Viewer.query(URI.create(out.location())))
                .containsEntry("post_logout_redirect_uri", Viewer.base() + "/signed-out");
        assertThat(victor.setCookies()).doesNotContainKeys("q_session", "q_session_at", "q_session_rt");
        assertThat(victor.opens("/").status()).isEqualTo(302);
    }

    @Test
    void anotherSiteCannotSignSomebodyOut() {
        Viewer victor = Viewer.signedInAs("victor");
        assertThat(victor.opens("/logout", Map.of("Sec-Fetch-Site", "cross-site"))
                        .location())
                .isEqualTo("/view/");
        assertThat(victor.opens("/").status()).isEqualTo(200);
    }

    @Test
    void thePageAfterSigningOutIsForEverybody() {
        Shown page = new Viewer().opens("/signed-out");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text()).contains("You are signed out");
        assertThat(page.body()).doesNotContain("nav-sessions");
    }

    @Test
    void aLoginThatWasNotCompletedIsAPageThatSaysSo() {
        Shown page = new Viewer().opens("/signed-in?state=never-heard-of&code=whatever");
        assertThat(page.status()).isIn(302, 401);
        assertThat(page.body()).doesNotContain("Exception");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/", "/sessions", "/nothing-here", "/sessions?page=-1", "/signed-out", "/assets/manifest.json"})
    void everyAnswerHasTheHeadersThatKeepBrowsersInBounds(String path) {
        Shown page = Viewer.signedInAs("victor").opens(path);
        assertThat(page.header("Content-Security-Policy"))
                .contains("default-src 'none'")
                .contains("frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(page.header("Strict-Transport-Security")).contains("max-age=");
        assertThat(page.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(page.header("Referrer-Policy")).isEqualTo("same-origin");
        assertThat(page.header("Cross-Origin-Opener-Policy")).isEqualTo("same-origin");
        assertThat(page.body()).doesNotContain(" style=\"").doesNotContain("<script");
    }

    @Test
    void recordsStayOutOfCachesAndTheStylesheetIsKept() {
        Viewer victor = Viewer.signedInAs("victor");
        assertThat(victor.opens("/sessions").header("Cache-Control")).isEqualTo("no-store");
        assertThat(victor.opens("/nothing-here").header("Cache-Control")).isEqualTo("no-store");
        assertThat(new Viewer().opens("/assets/manifest.json").header("Cache-Control"))
                .contains("max-age=31536000");
    }

    @Test
    void thePathWithoutItsSlashLeadsToTheOverview() {
        Viewer victor = Viewer.signedInAs("victor");
        assertThat(victor.follows(victor.opens("")).status()).isEqualTo(200);
    }
}
