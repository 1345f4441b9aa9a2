package io.openchat.chat.admission;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.quarkus.websockets.next.HandshakeRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Lets the list of subprotocols carry an access token and nothing else.
 *
 * <p>Browsers cannot set headers of an upgrade, so Quarkus takes them from that list: any header, {@code Origin} too, which would be
 * added to the one by which foreign pages are told, and it answers what it cannot read with 500 and a line in the log.
 */
@ApplicationScoped
class TokenCarrier {
    /** Before Quarkus takes the headers (220). */
    private static final int FIRST = 2000;

    private static final String CARRIER = "quarkus-http-upgrade";
    private static final String HEADER = "authorization";
    private static final String SCHEME = "bearer ";

    private final Refused refused;

    TokenCarrier(Refused refused) {
        this.refused = refused;
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, FIRST);
    }

    private void check(RoutingContext context) {
        List<String> entries = context.request().headers().getAll(HandshakeRequest.SEC_WEBSOCKET_PROTOCOL).stream()
                .flatMap(TokenCarrier::entries)
                .toList();
        if (isAdmitted(entries)) {
            context.next();
            return;
        }
        Refused.Reason reason = Refused.Reason.BAD_SUBPROTOCOL;
        refused.count(reason);
        context.response()
                .setStatusCode(reason.status)
                .putHeader(Refused.HEADER, reason.code())
                .end();
    }

    private static Stream<String> entries(String header) {
        return Stream.of(header.split(",", -1)).map(String::strip);
    }

    /** One carrier at most, of a token, beside a subprotocol that can be chosen. */
    static boolean isAdmitted(List<String> entries) {
        List<String> carriers =
                entries.stream().filter(entry -> entry.contains(CARRIER)).toList();
        return carriers.isEmpty() || (carriers.size() == 1 && entries.size() > 1 && isOfToken(carriers.getFirst()));
    }

    private static boolean isOfToken(String carrier) {
        try {
            String[] parts = URLDecoder.decode(carrier, StandardCharsets.UTF_8).split("#", -1);
            return parts.length == 3
                    && parts[0].equals(CARRIER)
                    && parts[1].toLowerCase(Locale.ROOT).equals(HEADER)
                    && parts[2].toLowerCase(Locale.ROOT).startsWith(SCHEME)
                    && isVisible(parts[2]);
        } catch (IllegalArgumentException e) {
            return false; // encoded in no way that we know
        }
    }

    /** What would end the header, or is no header's text, is in no token either. */
    private static boolean isVisible(String value) {
        return value.chars().allMatch(c -> c >= ' ' && c < 0x7f);
    }
}
