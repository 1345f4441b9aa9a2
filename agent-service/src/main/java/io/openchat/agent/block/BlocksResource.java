package io.openchat.agent.block;

import io.openchat.agent.login.Session;
import io.openchat.portal.answer.Problem;
import io.openchat.shared.block.Network;
import io.openchat.shared.identity.AgentIdentity;
import io.openchat.shared.permission.Act;
import io.openchat.shared.record.AgentRef;
import io.openchat.shared.record.BlockRecord;
import io.quarkus.security.PermissionsAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.ResponseHeader;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/** Lets supervisors block whom they do not want to chat with. Pods of chat-service look every two seconds. */
@Path("/api/blocks")
@PermissionsAllowed(Act.Name.BLOCK)
public class BlocksResource {
    /** Longest list that is given out; a single one is found by its value. */
    static final int MOST = 500;

    private static final Logger LOG = Logger.getLogger(BlocksResource.class);

    private final Blocks blocks;
    private final Session session;
    private final Clock clock;

    BlocksResource(Blocks blocks, Session session, Clock clock) {
        this.blocks = blocks;
        this.session = session;
        this.clock = clock;
    }

    /** Those in force, newest first, and how many there are in all. */
    public record Listing(List<Block> blocks, long total) {}

    /** One block as supervisors see it. */
    public record Block(
            String id,
            String kind,
            String value,
            String reason,
            AgentRef by,
            Instant at,
            @Nullable Instant until) {
        static Block of(BlockRecord record) {
            return new Block(
                    record.id(),
                    record.kind(),
                    record.value(),
                    record.reason(),
                    record.by(),
                    record.at(),
                    record.until());
        }
    }

    @GET
    @ResponseHeader(name = HttpHeaders.CACHE_CONTROL, value = "no-store")
    public Listing list(@QueryParam("value") @Nullable String value) {
        Instant now = clock.instant();
        List<Block> found = blocks.inForce(value == null || value.isBlank() ? null : normal(value), MOST, now).stream()
                .map(Block::of)
                .toList();
        return new Listing(found, blocks.count(now));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public Response add(@Nullable BlockRequest request) {
        if (request == null) {
            return new Problem(400, "There is nothing in it", "A JSON object with kind, value and reason is needed.")
                    .answer();
        }
        Instant now = clock.instant();
        BlockRecord block = request.block(ref(session.me()), now);
        if (!blocks.inForce(block.value(), 1, now).isEmpty()) {
            return new Problem(409, "That is blocked already", block.value() + " is blocked already.", "value")
                    .answer();
        }
        if (blocks.count(now) >= BlockRecord.MOST) {
            return new Problem(409, "Too many blocks", "There are " + BlockRecord.MOST + " already; lift some of them.")
                    .answer();
        }
        blocks.add(block);
        LOG.infof("%s blocked a %s, %s", block.by().id(), block.kind(), block.id());
        return Response.status(Response.Status.CREATED)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity(Block.of(block))
                .build();
    }

    @DELETE
    @Path("{id}")
    public Response lift(@PathParam("id") String id) {
        AgentRef by = ref(session.me());
        return blocks.lift(id, by, clock.instant())
                .map(lifted -> {
                    LOG.infof("%s lifted the block of a %s, %s", by.id(), lifted.kind(), id);
                    return Response.noContent().build();
                })
                .orElseGet(() -> new Problem(404, "There is no such block", "It was lifted, or has ended.").answer());
    }

    @ServerExceptionMapper
    public Response refused(BadField e) {
        return new Problem(400, "That cannot be blocked", String.valueOf(e.getMessage()), e.field()).answer();
    }

    private static AgentRef ref(AgentIdentity me) {
        return new AgentRef(me.id(), me.name());
    }

    /** As the store has it, for networks; what is none is looked for as a visitor. */
    private static String normal(String value) {
        try {
            return Network.parse(value).toString();
        } catch (IllegalArgumentException e) {
            return BlockRecord.visitor(value);
        }
    }
}
