package io.openchat.e2e;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Playwright;
import io.openchat.standalone.User;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * An OpenChat that somebody has installed, and a browser to use it with. Properties say where it is:
 * {@code installed.origin} (https://chat.example.com), {@code installed.address} (where that name leads: host:port),
 * {@code installed.passwords} (a folder with a file for each user) and {@code installed.store} (its connection string).
 */
final class Installed implements AutoCloseable {
    private final URI origin = URI.create(property("origin"));
    private final String address = property("address");
    private final Path passwords = Path.of(property("passwords"));
    private final Playwright driver = Playwright.create();
    private final Browser browser = Chromium.launch(
            driver, List.of("--host-resolver-rules=MAP " + origin.getHost() + " " + address.replaceAll(":\\d+$", "")));

    Visitor visitor(Cast.Window window) {
        return new Visitor(profile(window), origin, origin);
    }

    Agent agent(String name, Cast.Window window) {
        return new Agent(profile(window), origin, user(name));
    }

    Viewer viewer(String name, Cast.Window window) {
        return new Viewer(profile(window), origin, user(name));
    }

    URI origin() {
        return origin;
    }

    InetSocketAddress address() {
        int colon = address.lastIndexOf(':');
        return new InetSocketAddress(address.substring(0, colon), Integer.parseInt(address.substring(colon + 1)));
    }

    String store() {
        return property("store");
    }

    @Override
    public void close() {
        browser.close();
        driver.close();
    }

    private User user(String name) {
        try {
            return new User(name, Files.readString(passwords.resolve(name)).strip(), "", "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private BrowserContext profile(Cast.Window window) {
        BrowserContext context = browser.newContext(new Browser.NewContextOptions()
                .setIgnoreHTTPSErrors(true)
                .setLocale("en-GB")
                .setViewportSize(window.width, window.height));
        context.setDefaultTimeout(Patience.LOAD);
        return context;
    }

    static String property(String name) {
        return Objects.requireNonNull(System.getProperty("installed." + name), "-Dinstalled." + name + " is missing");
    }
}
