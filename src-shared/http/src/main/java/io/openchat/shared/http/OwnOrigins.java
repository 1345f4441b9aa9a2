package io.openchat.shared.http;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The origins of our own pages: those of the setting {@code openchat.own-hosts}, or else the one that the request was sent to.
 *
 * <p>A browser names the host that it asks by itself, and no page can change that; so what {@code Host} or
 * {@code X-Forwarded-Host} says will do against foreign pages. It does not where a foreign name leads to our address (DNS
 * rebinding) or a proxy passes on any host: then the list is the one thing to be believed.
 */
public final class OwnOrigins {
    /** The setting that names them. */
    public static final String SETTING = "openchat.own-hosts";

    private final Set<Origin> given;

    private OwnOrigins(Set<Origin> given) {
        this.given = given;
    }

    /**
     * Those that are given, each as {@code https://chat.example.com}, or as {@code chat.example.com}, which is the same.
     *
     * @param given empty: whatever host a request is sent to is our own
     */
    public static OwnOrigins of(List<String> given) {
        return new OwnOrigins(given.stream().map(OwnOrigins::read).collect(Collectors.toUnmodifiableSet()));
    }

    private static Origin read(String entry) {
        return Origin.parse(entry.contains("://") ? entry : "https://" + entry.strip())
                .orElseThrow(() -> new IllegalArgumentException(
                        SETTING + " has '" + entry + "', which is neither an origin such as https://chat.example.com"
                                + " nor a host such as chat.example.com"));
    }

    /**
     * Whether a page of this origin is our own.
     *
     * @param origin the page's, as the browser says it
     * @param scheme of the request, as the proxy says it
     * @param authority host of the request, with its port, as the proxy says it; both count only when no list is given
     */
    public boolean isOwn(@Nullable String origin, @Nullable String scheme, @Nullable String authority) {
        Optional<Origin> page = Origin.parse(origin);
        return page.isPresent() && (given.isEmpty() ? page.equals(Origin.of(scheme, authority)) : has(page.get()));
    }

    /** Whether a request to this host is meant for us: anything is when no list is given. */
    public boolean isOwnHost(@Nullable String scheme, @Nullable String authority) {
        return given.isEmpty() || Origin.of(scheme, authority).filter(this::has).isPresent();
    }

    private boolean has(Origin origin) {
        return given.contains(origin);
    }
}
