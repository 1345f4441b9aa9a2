package io.openchat.chat.admission;

import io.openchat.chat.config.ChatConfig;
import io.openchat.shared.http.Origin;
import io.openchat.shared.http.OwnOrigins;
import io.openchat.shared.setting.LiveSettings;
import io.openchat.shared.setting.Settings;
import io.openchat.shared.text.SingleLine;
import io.quarkus.logging.Log;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The pages that may open a socket: our own and, for visitors, those of the sites that are set. */
@ApplicationScoped
class AdmittedOrigins {
    /** Longer is no host; what somebody made up shall not fill the log. */
    private static final int SHOWN = 200;

    private final OwnOrigins own;
    private final List<String> ownHosts;
    private final LiveSettings settings;
    private final RareLine refusals;

    AdmittedOrigins(ChatConfig config, LiveSettings settings, Clock clock) {
        this.ownHosts = config.ownHosts().orElse(List.of());
        this.own = OwnOrigins.of(ownHosts);
        this.settings = settings;
        this.refusals = new RareLine(clock);
    }

    /** Whether the page that sends this request may open a socket at the door. */
    boolean admit(String door, HttpServerRequest request) {
        String origin = request.getHeader("Origin");
        return own.isOwn(origin, request.scheme(), authority(request))
                || (door.equals(Doors.VISITOR) && isSite(origin));
    }

    /** Tells in the log, now and then, what was expected and what came: nobody else can tell which of the two is wrong. */
    void tellRefused(String door, HttpServerRequest request) {
        refusals.happened(times -> Log.warnf(
                "%d sockets were refused as from foreign pages since the last such line; the latest: /ws/%s, page %s, asked for at %s://%s."
                        + " Admitted: pages of %s%s. (docs/install.md: The chat does not connect)",
                times,
                door,
                shown(request.getHeader("Origin")),
                shown(request.scheme()),
                shown(authority(request)),
                ownHosts.isEmpty() ? "that address itself" : String.join(", ", ownHosts),
                door.equals(Doors.VISITOR) ? " and of the sites " + settings.get(Settings.SITES) : ""));
    }

    private boolean isSite(@Nullable String origin) {
        return Origin.parse(origin)
                .filter(settings.get(Settings.SITES)::contains)
                .isPresent();
    }

    private static @Nullable String authority(HttpServerRequest request) {
        @Nullable HostAndPort authority = request.authority();
        return authority == null ? null : authority.toString();
    }

    private static String shown(@Nullable String value) {
        return value == null ? "(none)" : SingleLine.cut(SingleLine.cleaned(value), SHOWN);
    }
}
