package io.openchat.chat.talk;

import static org.assertj.core.api.Assertions.assertThat;

import io.openchat.chat.conversation.Agent;
import io.openchat.chat.conversation.StoreException;
import io.openchat.chat.core.Core;
import io.openchat.chat.desk.AgentProtocol;
import io.openchat.shared.wire.AgentFrame;
import io.openchat.shared.wire.ServiceFrame;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** An agent's browser tab. */
public final class AgentTab extends Tab {
    public final Agent agent;
    private final AgentProtocol line;
    private final Map<String, ServiceFrame.Entry> list = new TreeMap<>();

    /** The names in the order in which they came since the list was last begun anew. */
    private final List<String> told = new ArrayList<>();

    /** Conversations that were written down as watched. */
    public final List<String> watched = new ArrayList<>();

    /** Whether nothing can be written down now. */
    public boolean auditIsAway;

    public AgentTab(Core pod, Agent agent) {
        this(pod, agent, true);
    }

    /** A tab that may be one which takes only what the test says. */
    public AgentTab(Core pod, Agent agent, boolean reads) {
        if (!reads) {
            stopsReading();
        }
        this.agent = agent;
        this.line = pod.agent(agent, this, this::watched);
    }

    @Override
    public synchronized void send(ServiceFrame frame) {
        if (frame instanceof ServiceFrame.Queue queue) {
            if (queue.full()) {
                list.clear();
                told.clear();
            }
            told.addAll(queue.entries().stream().map(ServiceFrame.Entry::name).toList());
            queue.entries().forEach(entry -> list.put(entry.conversation(), entry));
            queue.removed().forEach(list::remove);
        }
        super.send(frame);
    }

    /** The agent's list of open conversations, as the queue frames make it. */
    public synchronized List<ServiceFrame.Entry> list() {
        return List.copyOf(list.values());
    }

    public synchronized List<String> told() {
        return List.copyOf(told);
    }

    /** The agent's list shows exactly these visitors. */
    public void lists(String... visitors) {
        assertThat(list()).extracting(ServiceFrame.Entry::name).containsExactlyInAnyOrder(visitors);
    }

    public void claims(VisitorTab visitor) {
        claims(visitor.conversation());
    }

    public void claims(String conversation) {
        does(new AgentFrame.Claim(conversation));
    }

    public void resumes(VisitorTab visitor, long lastSeq) {
        does(new AgentFrame.Resume(visitor.conversation(), lastSeq));
    }

    public void watches(VisitorTab visitor) {
        does(new AgentFrame.Watch(visitor.conversation()));
    }

    /** Says {@code text} under an id of its own, which it gives. */
    public String says(VisitorTab to, String text) {
        String id = nextId("a" + System.identityHashCode(this) + "-");
        says(to, id, text);
        return id;
    }

    public void says(VisitorTab to, String id, String text) {
        does(new AgentFrame.Send(to.conversation(), id, text));
    }

    public String notes(VisitorTab about, String text) {
        String id = nextId("n" + System.identityHashCode(this) + "-");
        does(new AgentFrame.Note(about.conversation(), id, text));
        return id;
    }

    public void types(VisitorTab to, boolean on) {
        does(new AgentFrame.Typing(to.conversation(), on));
    }

    public void hasRead(VisitorTab from, long seq) {
        does(new AgentFrame.Read(from.conversation(), seq));
    }

    public void isAvailable(boolean on) {
        does(new AgentFrame.Available(on));
    }

    public void transfers(VisitorTab visitor, AgentTab to, @Nullable String note) {
        does(new AgentFrame.Transfer(visitor.conversation(), to.agent.id(), note));
    }

    public void transfers(VisitorTab visitor, String to) {
        does(new AgentFrame.Transfer(visitor.conversation(), to, null));
    }

    public void releases(VisitorTab visitor) {
        does(new AgentFrame.Release(visitor.conversation()));
    }

    public void ends(VisitorTab visitor) {
        does(new AgentFrame.End(visitor.conversation()));
    }

    public void pings() {
        does(new AgentFrame.Ping());
    }

    private void watched(String conversation) {
        if (auditIsAway) {
            throw new StoreException("the audit is away");
        }
        watched.add(conversation);
    }

    public void leaves() {
        line.closed();
    }

    private void does(AgentFrame frame) {
        sending(line.receive(frame));
    }
}
