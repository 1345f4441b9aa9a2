package io.openchat.shared.http;

import io.vertx.core.http.Cookie;
import io.vertx.ext.web.RoutingContext;
import java.util.List;

/** The cookies in which Quarkus keeps logins that are under way, one for each, and the session. */
public final class LoginCookies {
    /**
     * Logins that a browser can have under way at once. Any site can have it open our pages again and again, and each of them
     * begins one; without a bound no request of that browser would be taken any more, for as long as the cookies last. Four of
     * them, of 4 KiB at most, leave room for those of a session.
     */
    static final int MOST_UNDER_WAY = 4;

    private static final String UNDER_WAY = "q_auth";
    private static final String SESSION = "q_session";

    private LoginCookies() {}

    /** Ends the oldest logins under way, so that there is room for one more; browsers name the oldest cookies first. */
    public static void makeRoom(RoutingContext context, String path) {
        List<String> underWay = named(context, UNDER_WAY);
        underWay.stream()
                .limit(Math.max(0, underWay.size() - (MOST_UNDER_WAY - 1)))
                .forEach(name -> end(context, name, path));
    }

    /** Ends what the browser takes for a session. */
    public static void endSession(RoutingContext context, String path) {
        named(context, SESSION).forEach(name -> end(context, name, path));
    }

    private static List<String> named(RoutingContext context, String beginning) {
        return context.request().cookies().stream()
                .map(Cookie::getName)
                .filter(name -> name.startsWith(beginning))
                .toList();
    }

    private static void end(RoutingContext context, String name, String path) {
        context.response().addCookie(Cookie.cookie(name, "").setPath(path).setMaxAge(0));
    }
}
