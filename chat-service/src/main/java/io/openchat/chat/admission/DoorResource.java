package io.openchat.chat.admission;

import io.openchat.chat.reception.Blocked;
import io.openchat.shared.http.ClientAddress;
import io.openchat.shared.permission.Act;
import io.quarkus.security.StringPermission;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import java.util.Optional;
import org.jboss.resteasy.reactive.ResponseHeader;

/**
 * Says why a socket is not opened: browsers hide the answer of an upgrade from the page that asks for it.
 *
 * <p>It asks what the upgrade is asked, uses up nothing but what a refused token uses up, and tells no more than the word that the refused
 * upgrade bears. Any page may read it, since a page that is not admitted is who asks. When nothing speaks against the socket, whatever keeps it closed stands in between.
 */
@Path("ws")
@Produces(MediaType.APPLICATION_JSON)
@NonBlocking
public class DoorResource {
    /** The upgrade is refused by Quarkus then, which has no word for it. */
    private static final String NO_ROLE = "no_role";

    private final AdmittedOrigins origins;
    private final OpenLimits limits;
    private final Addresses addresses;
    private final Clients clients;
    private final Blocked blocked;
    private final CurrentIdentityAssociation who;

    DoorResource(
            AdmittedOrigins origins,
            OpenLimits limits,
            Addresses addresses,
            Clients clients,
            Blocked blocked,
            CurrentIdentityAssociation who) {
        this.origins = origins;
        this.limits = limits;
        this.addresses = addresses;
        this.clients = clients;
        this.blocked = blocked;
        this.who = who;
    }

    /** {@code {"refused": "foreign_origin"}}, with a word of {@code X-OpenChat-Error}; an empty object when nothing speaks against it. */
    @POST
    @Path("visitor/door")
    @ResponseHeader(name = "Access-Control-Allow-Origin", value = "*")
    @ResponseHeader(name = "Cache-Control", value = "no-store")
    public Uni<String> ofVisitors(@Context HttpServerRequest request) {
        return reason(Doors.VISITOR, request).map(DoorResource::json);
    }

    /** The same of agents, with the token that the socket was asked for with. */
    @POST
    @Path("agent/door")
    @ResponseHeader(name = "Access-Control-Allow-Origin", value = "*")
    @ResponseHeader(name = "Cache-Control", value = "no-store")
    public Uni<String> ofAgents(@Context HttpServerRequest request) {
        return reason(Doors.AGENT, request).map(DoorResource::json);
    }

    private static String json(Optional<String> reason) {
        return new JsonObject(reason.map(word -> Map.<String, Object>of("refused", word))
                        .orElse(Map.of()))
                .encode();
    }

    private Uni<Optional<String>> reason(String door, HttpServerRequest request) {
        if (!origins.admit(door, request)) {
            return Uni.createFrom().item(Optional.of(Refused.Reason.FOREIGN_ORIGIN.code()));
        }
        ClientAddress client = clients.of(request);
        return door.equals(Doors.VISITOR)
                ? Uni.createFrom().item(ofVisitor(client).map(Refused.Reason::code))
                : ofAgent(client);
    }

    /** A token that is refused counts as one at the socket does: each costs the check of a signature. */
    private Uni<Optional<String>> ofAgent(ClientAddress client) {
        if (!addresses.wouldAdmit(client, Addresses.Action.REFUSED_TOKEN)) {
            return Uni.createFrom().item(Optional.of(Refused.Reason.RATE_LIMITED.code()));
        }
        return who.getDeferredIdentity().flatMap(this::ofRole).onFailure().recoverWithItem(thrown -> {
            var _ = addresses.admits(client, Addresses.Action.REFUSED_TOKEN);
            return Optional.of(AgentTokens.reason(thrown).code());
        });
    }

    private Uni<Optional<String>> ofRole(SecurityIdentity agent) {
        if (agent.isAnonymous()) {
            return Uni.createFrom().item(Optional.of(Refused.Reason.BAD_TOKEN.code()));
        }
        Optional<String> room =
                limits.haveRoom(agent) ? Optional.empty() : Optional.of(Refused.Reason.TOO_MANY_SOCKETS.code());
        return agent.checkPermission(new StringPermission(Act.Name.ANSWER))
                .map(may -> may ? room : Optional.of(NO_ROLE));
    }

    private Optional<Refused.Reason> ofVisitor(ClientAddress client) {
        if (blocked.has(client)) {
            return Optional.of(Refused.Reason.BLOCKED);
        }
        if (!addresses.wouldAdmit(client, Addresses.Action.SOCKET)) {
            return Optional.of(Refused.Reason.RATE_LIMITED);
        }
        return limits.haveRoom(client) ? Optional.empty() : Optional.of(Refused.Reason.TOO_MANY_SOCKETS);
    }
}
