package io.openchat.e2e.faults.client;

import io.openchat.shared.wire.AgentFrame;
import io.openchat.shared.wire.ErrorCode;
import io.openchat.shared.wire.Kind;
import io.openchat.shared.wire.ServiceFrame;
import io.openchat.shared.wire.Side;
import io.openchat.testkit.client.Handshake;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** An agent with one portal and several conversations. */
public final class AgentSeat implements ReconnectingSocket.Owner {
    private static final long RETRY_PAUSE = 2_000;

    private final Loop loop;
    private final ReconnectingSocket line;
    private final Map<String, Desk> desks = new HashMap<>();

    /** The agent whom these access tokens name; each connection asks for one. */
    public AgentSeat(Loop loop, Supplier<String> token) {
        this.loop = loop;
        this.line = new ReconnectingSocket(loop, "/ws/agent", () -> Handshake.agent(token.get()), Map.of(), this);
    }

    /** Connects. */
    public void open() {
        line.open();
    }

    public void close() {
        line.close();
    }

    /** How many sockets were lost with which close code. */
    public Map<Integer, Integer> closeCodes() {
        return line.closeCodes();
    }

    ReconnectingSocket line() {
        return line;
    }

    /** Takes a conversation, again and again until the service says that it is ours. */
    View claims(Talk talk) {
        Desk desk = new Desk(talk);
        desks.put(talk.conversation(), desk);
        desk.opened();
        return desk.view;
    }

    /** Puts a conversation away that is over. */
    void forgets(Talk talk) {
        desks.remove(talk.conversation());
    }

    @Override
    public void opened() {
        List.copyOf(desks.values()).forEach(Desk::opened);
    }

    @Override
    public void lost() {
        desks.values().forEach(desk -> desk.view.lost());
    }

    @Override
    public void received(ServiceFrame frame) {
        Desk desk = desks.get(conversation(frame));
        if (desk != null) {
            desk.received(frame);
        }
    }

    private static @Nullable String conversation(ServiceFrame frame) {
        return switch (frame) {
            case ServiceFrame.Started f -> f.conversation();
            case ServiceFrame.Message f -> f.conversation();
            case ServiceFrame.Ack f -> f.conversation();
            case ServiceFrame.Status f -> f.conversation();
            case ServiceFrame.Refusal f -> f.conversation();
            default -> null;
        };
    }

    /** One of the conversations. */
    private final class Desk implements View.Wire {
        private final Talk talk;
        private final View view;
        private boolean mine;

        Desk(Talk talk) {
            this.talk = talk;
            this.view = new View(loop, talk, Side.AGENT, this);
        }

        void opened() {
            view.asked();
            if (mine) {
                resume(view.timeline().last());
            } else {
                line.send(new AgentFrame.Claim(talk.conversation()));
            }
        }

        void received(ServiceFrame frame) {
            mine |= frame instanceof ServiceFrame.Started;
            if (frame instanceof ServiceFrame.Refusal refusal && refusal.id() == null && !view.isLive()) {
                // dropped for being away too long, or the store did not answer: the person takes it (again)
                mine &= refusal.code() != ErrorCode.NOT_YOURS;
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
            String conversation = talk.conversation();
            return line.send(
                    said.kind() == Kind.NOTE
                            ? new AgentFrame.Note(conversation, said.id(), said.text())
                            : new AgentFrame.Send(conversation, said.id(), said.text()));
        }

        @Override
        public void resume(long lastSeq) {
            line.send(new AgentFrame.Resume(talk.conversation(), lastSeq));
        }

        @Override
        public void end() {
            line.send(new AgentFrame.End(talk.conversation()));
        }
    }
}
