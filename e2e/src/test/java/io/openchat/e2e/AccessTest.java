package io.openchat.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Page;
import io.openchat.e2e.Cast.Window;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Stage.class)
class AccessTest {

    @Test
    void whoOnlyReadsRecordsDoesNotGetTheAgentPortal(Cast cast) {
        Agent victor = cast.agent("victor", Window.LAPTOP);
        cast.expectComplaints("status of 403");
        victor.triesToLogIn();
        assertThat(victor.page().getByTestId("notice")).containsText("You are signed in as \u2068victor\u2069");
        isForbidden(victor.page(), "/agent/");
        isForbidden(victor.page(), "/agent/api/token");
    }

    @Test
    void whoOnlyAnswersDoesNotGetTheRecords(Cast cast) {
        Viewer alice = cast.viewer("alice", Window.LAPTOP);
        cast.expectComplaints("status of 403");
        alice.triesToLogIn();
        assertThat(alice.page().getByTestId("notice")).hasAttribute("data-status", "403");
        isForbidden(alice.page(), "/view/");
        isForbidden(alice.page(), "/view/sessions");
    }

    @Test
    void whoSignsOutHasToSignInAgain(Cast cast) {
        Agent bob = cast.agent("bob", Window.LAPTOP);
        bob.logsIn();
        bob.page().getByTestId("sign-out").click();
        assertThat(bob.page().getByTestId("notice-link")).isVisible();
        bob.page().getByTestId("notice-link").click();
        assertThat(bob.page().locator("#password")).isVisible();
    }

    @Test
    void theFrontDoesNotShowHealthAndMetrics(Cast cast) {
        Visitor visitor = cast.visitor(Window.PHONE);
        visitor.opens();
        for (String path : List.of("/q/health", "/q/health/ready", "/q/metrics", "/agent/q/health", "/view/q/health")) {
            assertThat(get(visitor.page(), path).status()).as(path).isIn(403, 404);
        }
        assertThat(get(visitor.page(), "/q/health").status()).isEqualTo(404);
    }

    private static void isForbidden(Page page, String path) {
        assertThat(get(page, path).status()).as(path).isEqualTo(403);
    }

    private static APIResponse get(Page page, String path) {
        return page.request().get(java.net.URI.create(page.url()).resolve(path).toString());
    }
}
