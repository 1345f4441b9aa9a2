package io.openchat.standalone.front;

import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The one origin of everything: takes a request, and hands it to the service that its path leads to. */
final class Front {

    /** More than any page of ours sends; what is uploaded is text. */
    private static final long MAX_BODY_BYTES = 1 << 20;

    private static final int RETRY_SECONDS = 3;

    private final Routes routes;
    private final Map<Route, RoundRobin> ways;
    private final Forwarded forwarded;
    private final Page starting = Page.starting();
    private final Page notFound = Page.notFound();

    Front(List<Route> routes, HttpClient client, Forwarded forwarded) {
        this.routes = new Routes(routes);
        this.ways = routes.stream().collect(Collectors.toMap(route -> route, route -> new RoundRobin(route, client)));
        this.forwarded = forwarded;
    }

    void handle(HttpServerRequest request) {
        String path = request.path();
        switch (routes.of(path == null ? "" : path)) {
            case Routes.Service(Route route) -> serve(request, way(route));
            case Routes.None.NOT_FOUND -> notFound.answer(request, 404, "");
            case Routes.None.AMBIGUOUS -> request.response().setStatusCode(400).end();
        }
    }

    private void serve(HttpServerRequest request, RoundRobin way) {
        if (!way.isOpen()) {
            request.response().putHeader(HttpHeaders.RETRY_AFTER, Integer.toString(RETRY_SECONDS));
            starting.answer(request, 503, way.name());
            return;
        }
        int refused = refusedBody(request);
        if (refused != 0) {
            request.response()
                    .putHeader(HttpHeaders.CONNECTION, "close")
                    .setStatusCode(refused)
                    .end();
            return;
        }
        forwarded.overwrite(request);
        way.take(request);
    }

    /** 0 when the body may pass. A body whose length nobody says is not bounded, so it is asked for (411). */
    private static int refusedBody(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length == null) {
            return request.headers().contains(HttpHeaders.TRANSFER_ENCODING) ? 411 : 0;
        }
        try {
            return Long.parseLong(length) > MAX_BODY_BYTES ? 413 : 0;
        } catch (NumberFormatException e) {
            return 400;
        }
    }

    private RoundRobin way(Route route) {
        RoundRobin way = ways.get(route);
        if (way == null) {
            throw new IllegalStateException("no way to " + route.name());
        }
        return way;
    }
}
