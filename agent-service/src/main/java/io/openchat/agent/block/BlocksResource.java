package io.openchat.agent.block;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.openchat.agent.login.LoginSession;
import io.openchat.portal.answer.Refused;
import io.openchat.portal.api.Given;
import io.openchat.portal.api.Listing;
import io.openchat.shared.audit.AuditLog;
import io.openchat.shared.block.Network;
import io.openchat.shared.mongo.Position;
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
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.ResponseHeader;
import org.jspecify.annotations.Nullable;

/** Lets supervisors block whom they do not want to chat with. Pods of chat-service look every two seconds. */
@Path("/api/blocks")
@PermissionsAllowed(Act.Name.BLOCK)
public class BlocksResource {
    private static final Logger LOG = Logger.getLogger(BlocksResource.class);

    private final Blocks blocks;
    private final AuditLog audit;
    private final LoginSession session;
    private final Clock clock;

    BlocksResource(Blocks blocks, AuditLog audit, LoginSession session, Clock clock) {
        this.blocks = blocks;
        this.audit = audit;
        this.session = session;
        this.clock = clock;
    }

    /** A page of those in force, newest first, and how many there are in all. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record InForce(List<Block> entries, @Nullable String next, long total) {}

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
    public InForce list(@QueryParam("value") @Nullable String value, @QueryParam("after") @Nullable String after) {
        Instant now = clock.instant();
        List<BlockRecord> found = blocks.inForce(
                Given.optional(value).map(BlocksResource::normal), Given.position(after), Listing.ASKED, now);
        Listing<Block> page = Listing.of(found, BlocksResource::position).map(Block::of);
        return new InForce(page.entries(), page.next(), blocks.count(now));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public Response add(@Nullable BlockRequest request) {
        Instant now = clock.instant();
        BlockRecord block = Given.body(request).block(session.ref(), now);
        if (!blocks.inForce(Optional.of(block.value()), Optional.empty(), 1, now)
                .isEmpty()) {
            throw Refused.conflict("That is blocked already", block.value() + " is blocked already.", "value");
        }
        if (blocks.count(now) >= BlockRecord.MOST) {
            throw Refused.conflict("Too many blocks", "There are " + BlockRecord.MOST + " already; lift some of them.");
        }
        audit.recorded(session.deed("block.create", object(block.id()), null, text(block)), () -> blocks.add(block));
        LOG.infof("%s blocked a %s, %s", block.by().id(), block.kind(), block.id());
        return Response.status(Response.Status.CREATED)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity(Block.of(block))
                .build();
    }

    @DELETE
    @Path("{id}")
    public Response lift(@PathParam("id") String id) {
        Instant now = clock.instant();
        AgentRef by = session.ref();
        BlockRecord block = blocks.find(id, now).orElseThrow(BlocksResource::notThere);
        audit.recorded(session.deed("block.lift", object(id), text(block), null), () -> {
            var _ = blocks.lift(id, by, now).orElseThrow(BlocksResource::notThere);
        });
        LOG.infof("%s lifted the block of a %s, %s", by.id(), block.kind(), id);
        return Response.noContent().build();
    }

    private static Refused notThere() {
        return Refused.notFound("There is no such block", "It was lifted, or has ended.");
    }

    private static Position position(BlockRecord block) {
        return new Position(block.changedAt(), block.id());
    }

    private static String object(String id) {
        return "block/" + id;
    }

    private static String text(BlockRecord block) {
        return block.kind() + " " + block.value() + (block.until() == null ? "" : " until " + block.until()) + ": "
                + block.reason();
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
