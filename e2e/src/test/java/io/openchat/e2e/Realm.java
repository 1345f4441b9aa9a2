package io.openchat.e2e;

import com.google.gson.JsonParser;
import com.microsoft.playwright.APIRequest;
import com.microsoft.playwright.APIRequestContext;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.RequestOptions;
import io.openchat.standalone.User;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Keycloak's realm, as its administrator changes it. */
final class Realm {

    /** Known to everybody, as nobody else is here; and its SHA-256. */
    private static final String VERIFIER = "a".repeat(43);

    private static final String CHALLENGE = "ZtNPunH49FD35FWYhT5Tv8I7vRKQJ8uxMaL0_9eHjNA";

    private static final Pattern ACTION = Pattern.compile("action=\"([^\"]+)\"");
    private static final Pattern CODE = Pattern.compile("[?&#]code=([^&]+)");

    private final Playwright driver;
    private final URI origin;
    private final User admin;

    Realm(Playwright driver, URI origin, User admin) {
        this.driver = driver;
        this.origin = origin;
        this.admin = admin;
    }

    /** Lets access tokens that are made from now on live so long. */
    void tokensLive(int seconds) {
        APIRequestContext http =
                driver.request().newContext(new APIRequest.NewContextOptions().setIgnoreHTTPSErrors(true));
        try {
            ok(http.put(
                    origin + "/auth/admin/realms/openchat",
                    RequestOptions.create()
                            .setHeader("Authorization", "Bearer " + token(http))
                            .setData(Map.of("accessTokenLifespan", seconds))));
        } finally {
            http.dispose();
        }
    }

    // as the administration's own page does: no client takes a password from a program
    private String token(APIRequestContext http) {
        String page = origin + "/auth/admin/openchat/console/";
        String login = ok(http.get(realm()
                        + "/auth?client_id=security-admin-console&response_type=code&scope=openid&state=s"
                        + "&redirect_uri=" + encoded(page) + "&code_challenge_method=S256&code_challenge=" + CHALLENGE))
                .text();
        APIResponse back = http.post(
                found(ACTION, login).replace("&amp;", "&"),
                RequestOptions.create()
                        .setMaxRedirects(0)
                        .setForm(FormData.create().set("username", admin.name()).set("password", admin.password())));
        APIResponse answer = ok(http.post(
                realm() + "/token",
                RequestOptions.create()
                        .setForm(FormData.create()
                                .set("grant_type", "authorization_code")
                                .set("client_id", "security-admin-console")
                                .set("redirect_uri", page)
                                .set("code_verifier", VERIFIER)
                                .set(
                                        "code",
                                        found(
                                                CODE,
                                                Objects.requireNonNull(
                                                        back.headers().get("location")))))));
        return JsonParser.parseString(answer.text())
                .getAsJsonObject()
                .get("access_token")
                .getAsString();
    }

    private String realm() {
        return origin + "/auth/realms/openchat/protocol/openid-connect";
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String found(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            throw new IllegalStateException("no " + pattern + " in " + text);
        }
        return matcher.group(1);
    }

    private static APIResponse ok(APIResponse answer) {
        if (!answer.ok()) {
            throw new IllegalStateException(answer.url() + " answered " + answer.status() + ": " + answer.text());
        }
        return answer;
    }
}
