package io.openchat.agent.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.openchat.portal.api.Given;
import io.openchat.portal.api.Listing;
import io.openchat.shared.audit.AuditLog;
import io.openchat.shared.mongo.Position;
import io.openchat.shared.permission.Act;
import io.openchat.shared.record.AgentRef;
import io.openchat.shared.record.AuditRecord;
import io.quarkus.security.PermissionsAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Instant;
import java.util.List;
import org.jboss.resteasy.reactive.ResponseHeader;
import org.jspecify.annotations.Nullable;

/** Lets administrators read who did what; nobody can change it. */
@Path("/api/audit")
@PermissionsAllowed(Act.Name.READ_AUDIT)
public class AuditResource {
    private final AuditLog audit;

    AuditResource(AuditLog audit) {
        this.audit = audit;
    }

    /** An entry as administrators see it. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Entry(
            String id,
            Instant at,
            AgentRef by,
            String act,
            String object,
            @Nullable String before,
            @Nullable String after,
            @Nullable String from) {
        static Entry of(AuditRecord record) {
            return new Entry(
                    record.id(),
                    record.at(),
                    record.by(),
                    record.act(),
                    record.object(),
                    record.before(),
                    record.after(),
                    record.from());
        }
    }

    /**
     * The latest first.
     *
     * @param object only what is about this, such as {@code setting/openchat.sites}
     * @param after what the page before called {@code next}
     */
    @GET
    @ResponseHeader(name = HttpHeaders.CACHE_CONTROL, value = "no-store")
    public Listing<Entry> list(
            @QueryParam("object") @Nullable String object, @QueryParam("after") @Nullable String after) {
        List<AuditRecord> found = audit.read(Given.optional(object), Given.position(after), Listing.ASKED);
        return Listing.of(found, entry -> new Position(entry.at(), entry.id())).map(Entry::of);
    }
}
