package io.openchat.e2e.faults.client;

import io.openchat.shared.wire.ErrorCode;
import io.openchat.shared.wire.ServiceFrame;
import io.openchat.shared.wire.Side;
import io.openchat.shared.wire.VisitorFrame;
import io.openchat.testkit.client.Handshake;
import java.util.Map;
import java.util.UUID;

/** A visitor's tab. */
final class VisitorTab implements ReconnectingSocket.Owner, View.Wire {
    private static final long RETRY_PAUSE = 1_000;

    private final Loop loop;
    private final Talk talk;
    private final String name;
    private final String startId = UUID.randomUUID().toString();
    private final View view;
    private final ReconnectingSocket line;
    private String token;

    /** A tab that starts a conversation, or, with a token, opens it again. */
    VisitorTab(Loop loop, Talk talk, String name, String address, String token) {
        this.loop = loop;
        this.talk = talk;
        this.name = name;
        this.token = token;
        this.view = new View(loop, talk, Side.VISITOR, this);
        this.line = new ReconnectingSocket(
                loop, "/ws/visitor", Handshake::visitor, Map.of("X-Forwarded-For", address), this);
    }

    View view() {
        return view;
    }

    ReconnectingSocket line() {
        return line;
    }

    String token() {
        return token;
    }

    @Override
    public void opened() {
        view.asked();
        if (token.isEmpty()) {
            line.send(new VisitorFrame.Start(startId, name, null, null, null, "en", "https://shop.example.com/", true));
        } else {
            resume(view.timeline().last());
        }
    }

    @Override
    public void lost() {
        view.lost();
    }

    @Override
    public void received(ServiceFrame frame) {
        if (frame instanceof ServiceFrame.Started started && token.isEmpty() && started.token() != null) {
            token = started.token();
            talk.started(started.conversation());
        }
        if (frame instanceof ServiceFrame.Refusal refusal
                && !view.isLive()
                && refusal.code() != ErrorCode.ALREADY_STARTED) {
            loop.after(RETRY_PAUSE, () -> {
                if (!view.isLive()) {
                    opened();
                }
            });
        }
        view.receive(frame);
    }

    @Override
    public boolean transmit(Said said) {
        return line.send(new VisitorFrame.Send(said.id(), said.text()));
    }

    @Override
    public void resume(long lastSeq) {
        line.send(new VisitorFrame.Resume(token, lastSeq));
    }

    @Override
    public void end() {
        line.send(new VisitorFrame.End());
    }
}
