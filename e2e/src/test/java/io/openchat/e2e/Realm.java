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
import java.util.Map;

/** Keycloak's realm, as its administrator changes it. */
final class Realm {

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

    private String token(APIRequestContext http) {
        APIResponse answer = ok(http.post(
                origin + "/auth/realms/openchat/protocol/openid-connect/token",
                RequestOptions.create()
                        .setForm(FormData.create()
                                .set("grant_type", "password")
                                .set("client_id", "admin-cli")
                                .set("username", admin.name())
                                .set("password", admin.password()))));
        return JsonParser.parseString(answer.text())
                .getAsJsonObject()
                .get("access_token")
                .getAsString();
    }

    private static APIResponse ok(APIResponse answer) {
        if (!answer.ok()) {
            throw new IllegalStateException(answer.url() + " answered " + answer.status() + ": " + answer.text());
        }
        return answer;
    }
}
