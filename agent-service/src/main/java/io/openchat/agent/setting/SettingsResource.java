package io.openchat.agent.setting;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.openchat.agent.login.LoginSession;
import io.openchat.portal.answer.Refused;
import io.openchat.portal.api.Given;
import io.openchat.portal.api.Listing;
import io.openchat.shared.audit.AuditLog;
import io.openchat.shared.audit.AuditedAct;
import io.openchat.shared.mongo.Position;
import io.openchat.shared.permission.Act;
import io.openchat.shared.record.AgentRef;
import io.openchat.shared.record.SettingsRecord;
import io.openchat.shared.setting.Setting;
import io.openchat.shared.setting.Settings;
import io.quarkus.security.PermissionsAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.ResponseHeader;
import org.jspecify.annotations.Nullable;

/** Lets administrators see and change settings. Every pod of every service that obeys one does so within two seconds. */
@Path("/api/settings")
@PermissionsAllowed(Act.Name.CHANGE_SETTINGS)
public class SettingsResource {
    private static final Logger LOG = Logger.getLogger(SettingsResource.class);

    private final SettingChanges settings;
    private final AuditLog audit;
    private final LoginSession session;
    private final Clock clock;

    SettingsResource(SettingChanges settings, AuditLog audit, LoginSession session, Clock clock) {
        this.settings = settings;
        this.audit = audit;
        this.session = session;
        this.clock = clock;
    }

    /**
     * A change that somebody asks for.
     *
     * @param value as in the environment; what is configured, when absent
     * @param version the one that it replaces
     */
    public record Change(@Nullable String value, @Nullable Long version) {}

    /**
     * A value that a setting had.
     *
     * @param value absent when it was set back to what is configured
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Version(long version, @Nullable String value, AgentRef by, Instant at) {}

    @GET
    @ResponseHeader(name = HttpHeaders.CACHE_CONTROL, value = "no-store")
    public Listing<ShownSetting> list() {
        return new Listing<>(settings.all(), null);
    }

    @GET
    @Path("{name}")
    @ResponseHeader(name = HttpHeaders.CACHE_CONTROL, value = "no-store")
    public ShownSetting one(@PathParam("name") String name) {
        return settings.one(find(name));
    }

    @PUT
    @Path("{name}")
    @Consumes(MediaType.APPLICATION_JSON)
    @ResponseHeader(name = HttpHeaders.CACHE_CONTROL, value = "no-store")
    public ShownSetting change(@PathParam("name") String name, @Nullable Change request) {
        Setting<?> setting = find(name);
        Change change = Given.body(request);
        long version = Given.value("version", change.version());
        @Nullable String text = change.value() == null ? null : normal(setting, change.value());
        ShownSetting before = settings.one(setting);
        if (before.pinned()) {
            throw Refused.conflict(
                    "That setting is pinned",
                    name + " is pinned by the environment of a service; take it out there first.",
                    "value");
        }
        settings.requireVersion(before, version);
        AgentRef by = session.ref();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        AuditedAct deed = session.deed(
                "setting.change", "setting/" + name, before.value(), text == null ? before.initial() : text);
        audit.recorded(deed, () -> settings.set(setting, text, version, by, now));
        LOG.infof("%s set %s", by.id(), name);
        return settings.one(setting);
    }

    /** What it was set to, the latest first. */
    @GET
    @Path("{name}/history")
    @ResponseHeader(name = HttpHeaders.CACHE_CONTROL, value = "no-store")
    public Listing<Version> history(@PathParam("name") String name, @QueryParam("after") @Nullable String after) {
        long before = Given.position(after).map(last -> number(last.id())).orElse(Long.MAX_VALUE);
        List<SettingsRecord> found = settings.history(find(name), before, Listing.ASKED);
        return Listing.of(found, SettingsResource::position).map(version -> shown(version, name));
    }

    private static Position position(SettingsRecord version) {
        return new Position(version.at(), Long.toString(version.version()));
    }

    private static long number(String id) {
        try {
            return Long.parseLong(id);
        } catch (NumberFormatException e) {
            throw Refused.field("after", "is no 'next' of this list");
        }
    }

    private static Version shown(SettingsRecord version, String name) {
        @Nullable
        String text = version.value(name).map(SettingsRecord.Value::text).orElse(null);
        return new Version(version.version(), text, version.by(), version.at());
    }

    private static Setting<?> find(String name) {
        return Settings.find(name)
                .orElseThrow(() -> Refused.notFound("There is no such setting", "No setting has that name."));
    }

    private static String normal(Setting<?> setting, String text) {
        try {
            return setting.normal(text);
        } catch (IllegalArgumentException e) {
            throw Refused.field("value", "cannot be that: " + setting.name() + " " + e.getMessage());
        }
    }
}
