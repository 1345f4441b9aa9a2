package io.openchat.shared.http;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Admits requests to a portal from its own pages only, but for what {@link OpenPaths} names.
 *
 * <p>The browser sends the session's cookies whichever site made it send the request. It also says which site that was, in
 * headers that no script can forge: {@code Sec-Fetch-Site}, or {@code Origin} and {@code Referer} in older browsers. A request
 * that says nothing may do no more than a foreign one. From elsewhere one can open a page, in a tab of its own, and fetch an
 * asset. Everything else is refused here, before anybody looks at the session: what is added to a portal later, too.
 */
public final class SameOriginGuard {
    private static final Set<HttpMethod> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);
    private static final String READING_HEADER = "GET, HEAD, OPTIONS";
    private static final Set<String> SCHEMES = Set.of("http", "https");

    private final OwnOrigins own;
    private final OpenPaths open;
    private final Consumer<RoutingContext> noPage;

    /** {@code noPage} tells a person, in the portal's look, that there is no such page; there may be no session behind it. */
    public SameOriginGuard(OwnOrigins own, OpenPaths open, Consumer<RoutingContext> noPage) {
        this.own = own;
        this.open = open;
        this.noPage = noPage;
    }

    /** Passes the request on, or answers it. */
    public void check(RoutingContext context) {
        HttpServerRequest request = context.request();
        Optional<Refusal> misdirected = misdirected(request);
        if (misdirected.isPresent()) {
            refuse(misdirected.get(), context);
        } else if (isSignOutFromElsewhere(request)) {
            Refusal.leadTo(open.start(), request);
        } else if (!isAdmitted(request)) {
            refuse(isNavigation(request) ? Refusal.NO_PAGE : Refusal.NOT_OURS, context);
        } else if (request.method().equals(HttpMethod.OPTIONS)) {
            request.response()
                    .setStatusCode(204)
                    .putHeader("Allow", READING_HEADER)
                    .end();
        } else {
            context.next();
        }
    }

    private void refuse(Refusal refusal, RoutingContext context) {
        if (refusal == Refusal.NO_PAGE && isNavigation(context.request())) {
            noPage.accept(context);
        } else {
            refusal.answer(context.request(), open);
        }
    }

    // All who look at the request after us must read the same host and the same path in it.
    private Optional<Refusal> misdirected(HttpServerRequest request) {
        @Nullable String scheme = request.scheme();
        @Nullable String authority = authority(request);
        if (scheme == null
                || !SCHEMES.contains(ForwardedScheme.of(scheme))
                || Origin.of(scheme, authority).isEmpty()) {
            return Optional.of(Refusal.NO_HOST);
        }
        if (!own.isOwnHost(scheme, authority)) {
            return Optional.of(Refusal.FOREIGN_HOST);
        }
        @Nullable String path = request.path();
        boolean wellSpelled = path != null && request.uri().startsWith("/") && open.isWellSpelled(path);
        return wellSpelled ? Optional.empty() : Optional.of(Refusal.NO_PAGE);
    }

    private boolean isAdmitted(HttpServerRequest request) {
        if (isOurs(request)) {
            return true;
        }
        String path = request.path();
        return READING.contains(request.method())
                && (open.isAsset(path)
                        || open.isSignOut(path) // only a person's own request for it comes as far as this
                        || (open.isPage(path) && mayBeNavigation(request)));
    }

    // "none" is a person who typed the address or used a bookmark. Others are shown the portal, and nobody is signed
    // out.
    private boolean isSignOutFromElsewhere(HttpServerRequest request) {
        return open.isSignOut(request.path())
                && READING.contains(request.method())
                && !isOurs(request)
                && !"none".equals(request.getHeader("Sec-Fetch-Site"));
    }

    private boolean isOurs(HttpServerRequest request) {
        @Nullable String site = request.getHeader("Sec-Fetch-Site");
        if (site != null) {
            return site.equals("same-origin");
        }
        @Nullable String origin = request.getHeader("Origin");
        return own.isOwn(
                origin != null ? origin : originOf(request.getHeader("Referer")), request.scheme(), authority(request));
    }

    // a browser that is too old to say so, or no browser at all, can do with a page what it can do without its cookies
    private static boolean mayBeNavigation(HttpServerRequest request) {
        return request.getHeader("Sec-Fetch-Site") == null || isTopLevel(request);
    }

    /** Whether a person will see the answer as a page. */
    private static boolean isNavigation(HttpServerRequest request) {
        if (!READING.contains(request.method())) {
            return false;
        }
        @Nullable String accept = request.getHeader("Accept");
        return request.getHeader("Sec-Fetch-Site") == null
                ? accept != null && accept.contains("text/html")
                : isTopLevel(request);
    }

    private static boolean isTopLevel(HttpServerRequest request) {
        return "navigate".equals(request.getHeader("Sec-Fetch-Mode"))
                && "document".equals(request.getHeader("Sec-Fetch-Dest"));
    }

    private static @Nullable String authority(HttpServerRequest request) {
        return request.authority() == null ? null : request.authority().toString();
    }

    private static @Nullable String originOf(@Nullable String address) {
        if (address == null) {
            return null;
        }
        try {
            URI uri = URI.create(address);
            return uri.getScheme() + "://" + uri.getRawAuthority();
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
