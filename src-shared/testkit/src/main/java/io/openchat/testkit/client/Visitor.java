package io.openchat.testkit.client;

import io.openchat.shared.wire.Phase;
import io.openchat.shared.wire.ServiceFrame;
import io.openchat.shared.wire.VisitorFrame;
import java.net.URI;
import java.util.Objects;
import java.util.UUID;

/** A visitor with a browser tab. */
public final class Visitor extends ChatSocket {
    private String conversation = "";
    private String token = "";

    /** Opens the page of the service at {@code base}. */
    public Visitor(URI base) {
        super(at(base, "/ws/visitor"), ofOwnPage(base), Handshake.visitor());
    }

    public Visitor starts(String name) {
        sends(new VisitorFrame.Start(
                UUID.randomUUID().toString(), name, null, null, null, "en", "https://example.com/", true));
        var started = gets(ServiceFrame.Started.class, _ -> true);
        conversation = started.conversation();
        token = Objects.requireNonNull(started.token());
        isTold(Phase.WAITING);
        return this;
    }

    /** Says something, and gives its id. */
    public String says(String text) {
        String id = UUID.randomUUID().toString();
        sends(new VisitorFrame.Send(id, text));
        return id;
    }

    /** Comes to the conversation of another tab. */
    public Visitor resumes(Visitor other, long lastSeq) {
        conversation = other.conversation;
        token = other.token;
        sends(new VisitorFrame.Resume(token, lastSeq));
        return this;
    }

    public String conversation() {
        return conversation;
    }

    public String token() {
        return token;
    }
}
