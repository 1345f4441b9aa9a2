package io.openchat.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.openchat.portal.page.Assets;
import io.openchat.testkit.StoreResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(StoreResource.class)
class PagesTest {
    @Inject
    Assets assets;

    @Test
    void everyAnswerCarriesTheHeadersThatKeepOthersOut() {
        Person alice = Person.loggedInAs("alice");
        Person victor = Person.loggedInAs("victor");
        String script = assets.url("portal-en.js").substring("/agent".length());

        for (HttpResponse<String> answer : List.of(
                alice.get("/"),
                alice.get(script),
                alice.get("/api/token", Person.OUR_PAGE),
                alice.get("/api/token"),
                alice.get("/no-such-page", Person.OUR_PAGE),
                alice.get("/no-such-page", Person.TYPED),
                alice.get("/api/token/"),
                alice.request("OPTIONS", URI.create(Person.base() + "/"), Map.of()),
                alice.get("/signed-out"),
                victor.get("/"),
                new Person().get("/"))) {
            assertThat(answer.headers().map())
                    .as("%s, status %s", answer.uri(), answer.statusCode())
                    .containsEntry("x-content-type-options", List.of("nosniff"))
                    .containsEntry("referrer-policy", List.of("same-origin"))
                    .containsEntry("cross-origin-opener-policy", List.of("same-origin"))
                    .containsKey("strict-transport-security");
            assertThat(answer.headers().firstValue("Content-Security-Policy").orElse(""))
                    .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
                    .doesNotContain("unsafe");
        }
    }

    @Test
    void noPageHasAScriptOrAStyleInIt() {
        for (String page : List.of(
                Person.loggedInAs("alice").get("/").body(),
                Person.loggedInAs("victor").get("/").body(),
                new Person().get("/signed-out").body())) {
            assertThat(page)
                    .doesNotContainPattern("<script(?![^>]*\\bsrc=)")
                    .doesNotContain("<style")
                    .doesNotContain(" style=")
                    .doesNotContainPattern("\\son[a-z]+=");
        }
    }

    @Test
    void assetsMayBeKeptForEver() {
        for (String name : List.of("portal-ar.js", "portal.css", "logo.svg")) {
            var asset = new Person().get(assets.url(name).substring("/agent".length()));

            assertThat(asset.statusCode()).as(name).isEqualTo(200);
            assertThat(asset.headers().firstValue("Cache-Control").orElse("")).contains("max-age=31536000");
        }
    }

    @Test
    void anUnknownAddressIsAPageForPeopleAndAProblemForScripts() {
        var page = new Person().get("/no-such-page", Person.OUR_PAGE);
        assertThat(page.statusCode()).isEqualTo(404);
        assertThat(page.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
        assertThat(page.body()).contains("There is no such page").contains("href=\"/agent/\"");

        var typed = new Person().get("/no-such-page", Person.TYPED);
        assertThat(typed.statusCode()).isEqualTo(404);
        assertThat(typed.body()).contains("There is no such page").contains("href=\"/agent/\"");

        var problem = new Person().get("/api/no-such-thing", Person.OUR_PAGE);
        assertThat(problem.statusCode()).isEqualTo(404);
        assertThat(problem.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
    }

    @Test
    void whatChangesSomethingIsRefusedWithoutAWordOfOurOwnPage() {
        URI address = URI.create(Person.base() + "/signed-out");

        assertThat(new Person().request("POST", address, Map.of()).statusCode()).isEqualTo(403);
        assertThat(new Person()
                        .request("DELETE", address, Map.of("Sec-Fetch-Site", "cross-site"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(new Person().request("POST", address, Person.OUR_PAGE).statusCode())
                .isEqualTo(405);
    }

    @Test
    void aLoginThatWasNotOurIdea_beginsAnew_andOpensNothing() {
        Person person = new Person();
        String ours = Person.query(URI.create(Person.location(person.get("/")))).get("state");

        var back = person.get("/signed-in?state=forged&code=stolen", Person.FOREIGN_LINK);

        assertThat(back.statusCode()).isEqualTo(302);
        var asked = Person.query(URI.create(Person.location(back)));
        assertThat(asked).containsKey("redirect_uri").doesNotContainValue("stolen");
        assertThat(asked.get("state")).isNotNull().isNotEqualTo("forged").isNotEqualTo(ours);
        assertThat(back.headers().allValues("Set-Cookie")).noneMatch(cookie -> cookie.startsWith("q_session="));
        assertThat(person.get("/api/token", Person.OUR_PAGE).statusCode()).isEqualTo(401);
    }

    @Test
    void theManagementEndpointsAreNotHere() {
        assertThat(new Person().get("/q/health", Person.OUR_PAGE).statusCode()).isEqualTo(404);
        assertThat(new Person().get("/q/metrics", Person.OUR_PAGE).statusCode()).isEqualTo(404);
    }
}
