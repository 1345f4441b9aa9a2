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

/** A page of the front itself: one HTML file whose style is admitted by its hash and which loads nothing. */
final class Page {

    private static final String STYLE_START = "<style>";
    private static final String STYLE_END = "</style>";

    private final String html;
    private final String policy;

    private Page(String html, String policy) {
        this.html = html;
        this.policy = policy;
    }

    static Page load(String name) {
        String html = resource(name);
        String style = html.substring(html.indexOf(STYLE_START) + STYLE_START.length(), html.indexOf(STYLE_END));
        return new Page(
                html,
                "default-src 'none'; style-src 'sha256-" + sha256(style)
                        + "'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
    }

    /** Answers with the page, with words in place of its {@code {{placeholder}}}. */
    void answer(HttpServerRequest request, int status, String placeholder, String words) {
        HttpServerResponse response = request.response().setStatusCode(status);
        SecurityHeaders.put(response, policy);
        response.putHeader(HttpHeaders.CONTENT_TYPE, "text/html; charset=utf-8")
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        String text = html.replace("{{" + placeholder + "}}", words);
        if (request.method().equals(HttpMethod.HEAD)) {
            response.end();
        } else {
            response.end(text);
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
