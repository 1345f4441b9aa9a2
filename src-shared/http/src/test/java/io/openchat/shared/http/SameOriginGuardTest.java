package io.openchat.shared.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a portal lets other sites do. */
class SameOriginGuardTest {
    private static final Portal PORTAL = new Portal();

    private static final String OWN = "Sec-Fetch-Site: same-origin";
    private static final String FOREIGN = "Sec-Fetch-Site: cross-site";
    private static final String[] FOREIGN_LINK = {FOREIGN, "Sec-Fetch-Mode: navigate", "Sec-Fetch-Dest: document"};

    @AfterAll
    static void close() {
        PORTAL.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/desk/api/token", "/desk/api/me", "/desk/added-later", "/desk/logout", "/desk", "/desk/"})
    void ourOwnPagesMayAskForAnything(String path) {
        assertThat(PORTAL.status("GET", path, OWN)).isEqualTo(200);
        assertThat(PORTAL.status("POST", path, OWN)).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/desk/api/token", "/desk/api/me", "/desk/added-later", "/desk/assets/a/b", "/desk/chats"})
    void whatIsNotNamedIsForOurOwnPagesOnly(String path) {
        for (String site :
                new String[] {FOREIGN, "Sec-Fetch-Site: same-site", "Sec-Fetch-Site: none", "Sec-Fetch-Site: "}) {
            assertThat(PORTAL.status("GET", path, site)).as(site).isEqualTo(403);
            assertThat(PORTAL.status("HEAD", path, site)).as(site).isEqualTo(403);
            assertThat(PORTAL.status("OPTIONS", path, site)).as(site).isEqualTo(403);
        }
        assertThat(PORTAL.status("GET", path)).isEqualTo(403);
        assertThat(PORTAL.status("GET", path, "Origin: null")).isEqualTo(403);
        assertThat(PORTAL.status("GET", path, FOREIGN_LINK)).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/desk", "/desk/", "/desk/signed-in?code=1&state=2", "/desk/signed-out", "/desk/chats/c1"})
    void aPageMayBeLinkedToAndNothingElse(String page) {
        assertThat(PORTAL.status("GET", page, FOREIGN_LINK)).isEqualTo(200);
        assertThat(PORTAL.status("GET", page))
                .as("of a browser that does not say")
                .isEqualTo(200);
        assertThat(PORTAL.status("POST", page, FOREIGN_LINK)).isEqualTo(403);
        assertThat(PORTAL.status("DELETE", page)).isEqualTo(403);
        for (String dest : new String[] {"iframe", "image", "script", "empty", "object"}) {
            assertThat(PORTAL.status("GET", page, FOREIGN, "Sec-Fetch-Mode: no-cors", "Sec-Fetch-Dest: " + dest))
                    .as(dest)
                    .isEqualTo(403);
        }
        assertThat(PORTAL.status("GET", page, FOREIGN, "Sec-Fetch-Mode: navigate", "Sec-Fetch-Dest: iframe"))
                .isEqualTo(403);
    }

    @Test
    void anAssetMayBeFetchedFromAnywhere() {
        assertThat(PORTAL.status("GET", "/desk/assets/a-1.js", FOREIGN)).isEqualTo(200);
        assertThat(PORTAL.status("GET", "/desk/assets/a-1.js")).isEqualTo(200);
        assertThat(PORTAL.status("PUT", "/desk/assets/a-1.js", FOREIGN)).isEqualTo(403);
    }

    @Test
    void onlyThePersonSignsOut() {
        assertThat(PORTAL.status("GET", "/desk/logout", OWN)).isEqualTo(200);
        assertThat(PORTAL.status("GET", "/desk/logout", "Sec-Fetch-Site: none")).isEqualTo(200);
        for (String from :
                new String[] {FOREIGN, "Sec-Fetch-Site: same-site", "Accept: */*", "Origin: https://evil.example"}) {
            assertThat(PORTAL.answer("GET", "/desk/logout", from))
                    .startsWith("HTTP/1.1 303 ")
                    .containsIgnoringCase("\r\nlocation: /desk/\r\n")
                    .containsIgnoringCase("\r\ncache-control: no-store\r\n");
        }
        assertThat(PORTAL.status("POST", "/desk/logout", FOREIGN)).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/desk/api/token/",
                "/desk/api/token;x=1",
                "/desk;x=1/api/token",
                "/desk/api;/token",
                "/desk/api/token%3Bx=1",
                "//desk/api/token",
                "/desk//api/token",
                "/desk/api//token",
                "/desk/api/token//",
                "/desk/api/%74oken",
                "/%64esk/api/token",
                "/desk/api%2Ftoken",
                "/desk/api/token%2f",
                "/desk/./api/token",
                "/desk/x/../api/token",
                "/desk/assets/../api/token",
                "/desk/assets/%2e%2e/api/token",
                "/desk/assets/..%2fapi/token",
                "/desk/api/token/.",
                "/desk/api/.token",
                "/desk/api/token%00",
                "/desk/api/token%20",
                "/desk/api/t\u00f6ken",
                "/desk/api\\token",
                "http://desk.example/desk/api/token",
                "http://evil.example/desk/api/token",
                "//evil.example/desk/",
                "/desk/logout/",
                "/desk/logout;x",
                "/desk/%6cogout",
                "//desk/logout",
                "*",
            })
    void aPathHasOneSpelling(String path) {
        for (String site : new String[] {OWN, FOREIGN, "Sec-Fetch-Site: none"}) {
            assertThat(PORTAL.status("GET", path, site)).as(site).isIn(400, 404);
        }
        assertThat(PORTAL.status("GET", path, FOREIGN_LINK)).isIn(400, 404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Origin: https://desk.example       | X-Forwarded-Proto: https | 403",
                "Origin: http://desk.example        |                          | 200",
                "Referer: http://desk.example/desk/ |                          | 200",
                "Origin: https://evil.example       |                          | 403",
                "Referer: https://evil.example/http://desk.example/ |          | 403",
                "Origin: https://evil.example       | Referer: http://desk.example/ | 403",
                "Origin: null                       | Referer: http://desk.example/ | 403",
                "Origin: http://desk.example        | Sec-Fetch-Site: cross-site    | 403",
            })
    void anOldBrowserIsJudgedByOriginAndReferer(String one, String other, int status) {
        String[] headers = other == null ? new String[] {one} : new String[] {one, other};
        assertThat(PORTAL.status("GET", "/desk/api/token", headers)).isEqualTo(status);
    }

    @Test
    void optionsAreNamedToWhoMayAskAndNothingIsDone() {
        for (String answer : new String[] {
            PORTAL.answer("OPTIONS", "/desk/", FOREIGN_LINK),
            PORTAL.answer("OPTIONS", "/desk/assets/a-1.js", FOREIGN),
            PORTAL.answer("OPTIONS", "/desk/logout", OWN),
            PORTAL.answer("OPTIONS", "/desk/api/token", OWN)
        }) {
            assertThat(answer)
                    .startsWith("HTTP/1.1 204 ")
                    .containsIgnoringCase("\r\nallow: GET, HEAD, OPTIONS\r\n")
                    .doesNotContain("passed");
        }
    }

    @Test
    void peopleReadARefusalAsAPageAndProgramsAsAProblem() {
        assertThat(PORTAL.answer("GET", "/desk/added-later", FOREIGN_LINK))
                .as("a page of the portal's own")
                .contains("no such page of the desk");
        assertThat(PORTAL.answer("GET", "/desk/added-later", "Accept: text/html"))
                .containsIgnoringCase("no such page");
        assertThat(PORTAL.answer("GET", "/desk/api/token", FOREIGN))
                .contains("application/problem+json")
                .contains("\"status\":403");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Host: a b", "Host: evil@desk.example", "Host: ", "Host: desk.example:x", "X-A: b"})
    void whoDoesNotSayWhichHostItIsForIsRefused(String host) {
        assertThat(PORTAL.raw("GET /desk/ HTTP/1.0\r\n" + host + "\r\n\r\n")).containsPattern("^HTTP/1.[01] 400 ");
    }

    @Test
    void whereHostsAreGiven_requestsForOthersAreRefused() {
        try (Portal portal = new Portal("http://desk.example")) {
            assertThat(portal.status("GET", "/desk/")).isEqualTo(200);
            assertThat(portal.raw("GET /desk/assets/a HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n" + OWN
                            + "\r\n\r\n"))
                    .startsWith("HTTP/1.1 421 ");
            assertThat(portal.status("GET", "/desk/api/token", "Origin: http://desk.example"))
                    .isEqualTo(200);
        }
    }
}
