package io.openchat.shared.http;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import org.jspecify.annotations.Nullable;

/** An answer that the guard gives in place of the portal: a page for people, a problem (RFC 9457) for programs. */
enum Refusal {
    NO_HOST(400, "Bad request", "The request does not say which host it is for."),
    FOREIGN_HOST(421, "Misdirected request", "This host name is none of OpenChat's."),
    NO_PAGE(404, "There is no such page", "Check the address."),
    NOT_OURS(403, "Forbidden", "This may be asked for by OpenChat's own pages only.");

    private final int status;
    private final String title;
    private final String detail;

    Refusal(int status, String title, String detail) {
        this.status = status;
        this.title = title;
        this.detail = detail;
    }

    void answer(HttpServerRequest request, OpenPaths paths) {
        HttpServerResponse response = uncached(request).setStatusCode(status);
        if (wantsPage(request)) {
            response.putHeader("Content-Type", "text/html;charset=UTF-8").end(page(paths.start()));
        } else {
            response.putHeader("Content-Type", "application/problem+json").end(problem());
        }
    }

    private String page(String start) {
        return """
                <!doctype html>
                <html lang="en">
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="color-scheme" content="light dark">
                <title>%s · OpenChat</title>
                <h1>%s</h1>
                <p>%s</p>
                <p><a href="%s">To OpenChat</a></p>
                </html>
                """.formatted(title, title, detail, start);
    }

    private String problem() {
        return """
                {"status":%d,"title":"%s","detail":"%s"}""".formatted(status, title, detail);
    }

    /** Sends the asker to a page of ours instead. */
    static void leadTo(String path, HttpServerRequest request) {
        uncached(request).setStatusCode(303).putHeader("Location", path).end();
    }

    private static boolean wantsPage(HttpServerRequest request) {
        @Nullable String accept = request.getHeader("Accept");
        return "document".equals(request.getHeader("Sec-Fetch-Dest"))
                || (accept != null && accept.contains("text/html"));
    }

    private static HttpServerResponse uncached(HttpServerRequest request) {
        return request.response().putHeader("Cache-Control", "no-store");
    }
}
