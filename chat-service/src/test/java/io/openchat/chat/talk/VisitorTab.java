package io.openchat.chat.talk;

import io.openchat.chat.core.Core;
import io.openchat.chat.reception.VisitorProtocol;
import io.openchat.shared.http.ClientAddress;
import io.openchat.shared.wire.ServiceFrame;
import io.openchat.shared.wire.VisitorFrame;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A visitor's browser tab. */
public final class VisitorTab extends Tab {
    private final VisitorProtocol line;
    private String startId = UUID.randomUUID().toString();
    private @Nullable String conversation;
    private @Nullable String token;

    public VisitorTab(Core pod, String address) {
        this.line = pod.visitor(this, address.isEmpty() ? ClientAddress.THIS_MACHINE : ClientAddress.of(address));
    }

    @Override
    public synchronized void send(ServiceFrame frame) {
        if (frame instanceof ServiceFrame.Started started) {
            conversation = started.conversation();
            token = started.token() == null ? token : started.token();
        }
        super.send(frame);
    }

    public String conversation() {
        return Objects.requireNonNull(conversation, "the conversation has not started");
    }

    public String token() {
        return Objects.requireNonNull(token, "no token came");
    }

    public String startId() {
        return startId;
    }

    public VisitorTab starts(String name) {
        return starts(name, startId);
    }

    /** Starts, and gives that e-mail address. */
    public VisitorTab startsAs(String email) {
        does(new VisitorFrame.Start(startId, "Somebody", email, null, null, "en", "https://example.org/", true));
        return this;
    }

    public boolean hasBegun(Instant since) {
        return line.hasBegun(since);
    }

    public boolean isBlocked() {
        return line.isBlocked();
    }

    public VisitorTab starts(String name, String id) {
        startId = id;
        does(new VisitorFrame.Start(id, name, "v@example.org", null, "sales", "en", "https://example.org/", true));
        return this;
    }

    /** Comes back on this socket with the token of {@code before}. */
    public VisitorTab resumes(VisitorTab before, long lastSeq) {
        token = before.token();
        return resumes(before.token(), lastSeq);
    }

    public VisitorTab resumes(String withToken, long lastSeq) {
        does(new VisitorFrame.Resume(withToken, lastSeq));
        return this;
    }

    /** Says {@code text} under an id of its own, which it gives. */
    public String says(String text) {
        String id = nextId("v" + System.identityHashCode(this) + "-");
        says(id, text);
        return id;
    }

    public void says(String id, String text) {
        does(new VisitorFrame.Send(id, text));
    }

    public void types(boolean on) {
        does(new VisitorFrame.Typing(on));
    }

    public void hasRead(long seq) {
        does(new VisitorFrame.Read(seq));
    }

    public void rates(int score, String comment) {
        does(new VisitorFrame.Rate(score, comment));
    }

    public void ends() {
        does(new VisitorFrame.End());
    }

    public void pings() {
        does(new VisitorFrame.Ping());
    }

    public void leaves() {
        line.closed();
    }

    private void does(VisitorFrame frame) {
        sending(line.receive(frame));
    }
}
