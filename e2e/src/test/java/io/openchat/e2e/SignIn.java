package io.openchat.e2e;

import com.microsoft.playwright.Page;
import io.openchat.standalone.User;
import java.net.URI;

/** The login page of Keycloak. */
final class SignIn {

    private SignIn() {}

    /** Goes to a page of ours as somebody whom it does not know yet. */
    static void as(User user, Page page, URI address) {
        page.navigate(address.toString());
        page.locator("#username").fill(user.name());
        page.locator("#password").fill(user.password());
        page.locator("#kc-login").click();
    }
}
