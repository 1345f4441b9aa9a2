package io.openchat.portal.words;

import io.openchat.shared.words.AcceptLanguage;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** In which language to speak to somebody: the one that they chose, else the one that their browser asks for, else English. */
public final class Languages {
    /** For both portals: they are of one house, and on one host. */
    static final String COOKIE = "openchat_language";

    private static final Duration KEPT = Duration.ofDays(365);

    private Languages() {}

    /** The words for whoever asks. */
    public static Words of(RoutingContext request) {
        @Nullable Cookie chosen = request.request().getCookie(COOKIE);
        if (chosen != null && Words.languages().contains(chosen.getValue())) {
            return Words.of(chosen.getValue());
        }
        String asked = request.request().getHeader("Accept-Language");
        return Words.of(AcceptLanguage.best(asked, Words.languages()).orElse(""));
    }

    /** Remembers a choice in the browser; one that there is not is none. */
    static void remember(RoutingContext request, @Nullable String language) {
        if (language != null && Words.languages().contains(language)) {
            request.response()
                    .addCookie(Cookie.cookie(COOKIE, language)
                            .setPath("/")
                            .setMaxAge(KEPT.toSeconds())
                            .setHttpOnly(true)
                            .setSameSite(CookieSameSite.LAX)
                            .setSecure("https".equals(request.request().scheme())));
        }
    }
}
