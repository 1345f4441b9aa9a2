package io.openchat.agent.department;

import io.openchat.agent.login.LoginSession;
import io.openchat.portal.answer.Refused;
import io.openchat.portal.api.Given;
import io.openchat.portal.api.Listing;
import io.openchat.shared.audit.AuditLog;
import io.openchat.shared.department.StoredDepartments;
import io.openchat.shared.permission.Act;
import io.openchat.shared.record.DepartmentRecord;
import io.quarkus.security.PermissionsAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.ResponseHeader;
import org.jspecify.annotations.Nullable;

/** Lets administrators make and change departments. None is deleted, as conversations name them; one is closed instead. */
@Path("/api/departments")
@PermissionsAllowed(Act.Name.CHANGE_DEPARTMENTS)
public class DepartmentsResource {
    private static final Logger LOG = Logger.getLogger(DepartmentsResource.class);

    private final StoredDepartments departments;
    private final AuditLog audit;
    private final LoginSession session;
    private final Clock clock;

    DepartmentsResource(StoredDepartments departments, AuditLog audit, LoginSession session, Clock clock) {
        this.departments = departments;
        this.audit = audit;
        this.session = session;
        this.clock = clock;
    }

    /** A department as administrators see it. */
    public record Department(
            String key, String name, Map<String, String> names, int order, boolean active, long version) {
        static Department of(DepartmentRecord record) {
            return new Department(
                    record.key(),
                    record.name(),
                    new TreeMap<>(record.names()),
                    record.order(),
                    record.active(),
                    record.version());
        }
    }

    /** All there are, in their order. */
    @GET
    @ResponseHeader(name = HttpHeaders.CACHE_CONTROL, value = "no-store")
    public Listing<Department> list() {
        return new Listing<>(departments.all(), null).map(Department::of);
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public Response add(@Nullable DepartmentRequest request) {
        DepartmentRecord fresh = Given.body(request).fresh(now());
        if (departments.find(fresh.key()).isPresent()) {
            throw exists(fresh);
        }
        if (departments.all().size() >= DepartmentRecord.MOST) {
            throw Refused.conflict(
                    "Too many departments", "There are " + DepartmentRecord.MOST + " already, closed ones included.");
        }
        audit.recorded(session.deed("department.create", object(fresh), null, text(fresh)), () -> {
            if (!departments.add(fresh)) {
                throw exists(fresh);
            }
        });
        LOG.infof("%s made the department %s", session.ref().id(), fresh.key());
        return Response.status(Response.Status.CREATED)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity(Department.of(fresh))
                .build();
    }

    @PUT
    @Path("{key}")
    @Consumes(MediaType.APPLICATION_JSON)
    @ResponseHeader(name = HttpHeaders.CACHE_CONTROL, value = "no-store")
    public Department change(@PathParam("key") String key, @Nullable DepartmentRequest request) {
        DepartmentRecord before = departments
                .find(key)
                .orElseThrow(() -> Refused.notFound("There is no such department", "No department has that key."));
        DepartmentRecord next = Given.body(request).changed(before, now());
        audit.recorded(session.deed("department.change", object(next), text(before), text(next)), () -> {
            if (!departments.change(next)) {
                throw DepartmentRequest.stale();
            }
        });
        LOG.infof("%s changed the department %s", session.ref().id(), key);
        return Department.of(next);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private static Refused exists(DepartmentRecord department) {
        return Refused.conflict("There is one already", department.key() + " is the key of another one.", "key");
    }

    private static String object(DepartmentRecord department) {
        return "department/" + department.key();
    }

    private static String text(DepartmentRecord department) {
        return department.name() + ", order " + department.order() + (department.active() ? ", open" : ", closed")
                + (department.names().isEmpty() ? "" : ", " + new TreeMap<>(department.names()));
    }
}
