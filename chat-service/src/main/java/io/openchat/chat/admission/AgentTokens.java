package io.openchat.chat.admission;

import io.openchat.shared.http.ClientAddress;
import io.quarkus.logging.Log;
import io.quarkus.security.AuthenticationException;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.quarkus.websockets.next.HandshakeRequest;
import io.quarkus.websockets.next.HttpUpgradeCheck;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.util.function.BiConsumer;

/**
 * Looks at the access token of an agent who opens a socket; nobody else's is looked at.
 *
 * <p>Whether the token has a role that opens the socket is asked later, by Quarkus. Refused tokens are counted for each address, since
 * each costs the check of a signature; past the limit none is looked at. They are logged once a minute, not one by one: anybody can
 * send them.
 */
@ApplicationScoped
@Priority(UpgradeLimits.PRIORITY - 1)
class AgentTokens implements HttpUpgradeCheck {
    /** After authentication (200), which sets the handler, and before the endpoints. */
    private static final int AFTER_AUTHENTICATION = 150;

    private final Addresses addresses;
    private final Refused refused;
    private final RareLine refusals;

    AgentTokens(Addresses addresses, Refused refused, Clock clock) {
        this.addresses = addresses;
        this.refused = refused;
        this.refusals = new RareLine(clock);
    }

    /** Of an upgrade the check below answers a bad token; Quarkus would do so, too, and then there were two answers. */
    void register(@Observes Filters filters) {
        BiConsumer<RoutingContext, Throwable> leftToTheCheck = (_, _) -> {};
        filters.register(
                context -> {
                    if (context.request().headers().contains(HandshakeRequest.SEC_WEBSOCKET_KEY)) {
                        context.put(QuarkusHttpUser.AUTH_FAILURE_HANDLER, leftToTheCheck);
                    }
                    context.next();
                },
                AFTER_AUTHENTICATION);
    }

    @Override
    public boolean appliesTo(String endpointId) {
        return endpointId.equals(Doors.AGENT);
    }

    @Override
    public Uni<CheckResult> perform(HttpUpgradeContext context) {
        ClientAddress client = Clients.of(context.userData());
        if (!addresses.wouldAdmit(client, Addresses.Action.REFUSED_TOKEN)) {
            return Uni.createFrom().item(refused.with(Refused.Reason.RATE_LIMITED));
        }
        return context.securityIdentity()
                .map(_ -> CheckResult.permitUpgradeSync())
                .onFailure()
                .recoverWithItem(thrown -> refuse(client, thrown));
    }

    private CheckResult refuse(ClientAddress client, Throwable thrown) {
        boolean counted = addresses.admits(client, Addresses.Action.REFUSED_TOKEN);
        log(thrown);
        if (!counted) {
            return refused.with(Refused.Reason.RATE_LIMITED);
        }
        return refused.with(reason(thrown));
    }

    /** What it means that the look at a token failed so. */
    static Refused.Reason reason(Throwable thrown) {
        return thrown instanceof AuthenticationException
                ? Refused.Reason.BAD_TOKEN
                : Refused.Reason.IDENTITY_UNAVAILABLE;
    }

    /** The message of what was thrown may hold the token, so it is not told. */
    private void log(Throwable thrown) {
        refusals.happened(times -> Log.warnf(
                "%d access tokens were refused since the last such line (%s)",
                times, thrown.getClass().getSimpleName()));
    }
}
