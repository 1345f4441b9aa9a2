package io.openchat.standalone.front;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** A page of the front itself, whose style is admitted by its hash and which loads nothing. */
final class Page {

    private static final String STYLE_START = "<style>";
    private static final String STYLE_END = "</style>";

    /** Stands for the name of the service. */
    private static final String NAME = "{{name}}";

    private final String html;
    private final String policy;

    private Page(String html, String policy) {
        this.html = html;
        this.policy = policy;
    }

    /** For a service that cannot serve yet: comes back by itself. */
    static Page starting() {
        return page(
                "Starting",
                "<meta http-equiv=\"refresh\" content=\"2\">",
                """
                <circle class="dot" cx="17" cy="25" r="4" fill="#fff"/>
                <circle class="dot" cx="28" cy="25" r="4" fill="#fff"/>
                <circle class="dot" cx="39" cy="25" r="4" fill="#fff"/>""",
                NAME + " is starting",
                "This page opens by itself in a moment.");
    }

    static Page notFound() {
        return page(
                "Not found",
                "",
                "<path fill=\"none\" stroke=\"#fff\" stroke-width=\"4\" stroke-linecap=\"round\" d=\"M21 19l14 14M35 19L21 33\"/>",
                "There is nothing here",
                "Perhaps you look for <a href=\"/\">the chat</a>.");
    }

    private static Page page(String title, String head, String sign, String heading, String text) {
        String html = resource("page.html")
                .replace("{{title}}", title)
                .replace("{{head}}", head)
                .replace("{{sign}}", sign)
                .replace("{{heading}}", heading)
                .replace("{{text}}", text);
        String style = html.substring(html.indexOf(STYLE_START) + STYLE_START.length(), html.indexOf(STYLE_END));
        return new Page(
                html,
                "default-src 'none'; style-src 'sha256-" + sha256(style)
                        + "'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
    }

    /** Answers with the page, with the name of the service in it where it is about one. */
    void answer(HttpServerRequest request, int status, String name) {
        HttpServerResponse response = request.response().setStatusCode(status);
        SecurityHeaders.put(response, policy);
        response.putHeader(HttpHeaders.CONTENT_TYPE, "text/html; charset=utf-8")
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        if (request.method().equals(HttpMethod.HEAD)) {
            response.end();
        } else {
            response.end(html.replace(NAME, name));
        }
    }

    static String resource(String name) {
        return new String(bytes(name), StandardCharsets.UTF_8);
    }

    static byte[] bytes(String name) {
        try (InputStream in = Page.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("no resource " + name);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String sha256(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
