package io.openchat.e2e.faults.client;

import io.openchat.shared.wire.Kind;
import io.openchat.shared.wire.Phase;
import io.openchat.shared.wire.ServiceFrame;
import io.openchat.shared.wire.Side;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One conversation from its start to its end: a visitor with one or two tabs and an agent, who both talk. */
public final class Talk {
    private static final long TICK = 200;
    private static final double NOTES = 0.05;
    private static final int MOST_UNSENT = 15;

    /** Nobody waits longer for what is still missing than this; then it counts as lost. */
    private static final long PATIENCE = 150_000;

    /**
     * How people talk.
     *
     * @param tabs of the visitor
     * @param pauseMillis mean time between two messages of one of them
     * @param messages after which they are done; they may be stopped before
     */
    public record Manner(int tabs, long pauseMillis, int messages) {}

    private enum State {
        OPENING,
        TALKING,
        SETTLING,
        ENDING,
        OVER
    }

    private final Loop loop;
    private final String name;
    private final AgentSeat agent;
    private final Manner manner;
    private final Tally tally;
    private final List<VisitorTab> tabs = new ArrayList<>();
    private final List<View> views = new ArrayList<>();
    private final Map<String, Said> said = new HashMap<>();
    private final Map<String, Long> ackedSeqs = new HashMap<>();
    private String conversation = "";
    private State state = State.OPENING;
    private long since;
    private int notes;

    /** A conversation of a visitor of this name with this agent. */
    public Talk(Loop loop, String name, AgentSeat agent, Manner manner, Tally tally) {
        this.loop = loop;
        this.name = name;
        this.agent = agent;
        this.manner = manner;
        this.tally = tally;
    }

    /** The visitor comes. */
    public void begin() {
        since = loop.now();
        addTab("");
        tick();
    }

    /** They come to an end; what is on its way still arrives. */
    public void stop() {
        if (state == State.TALKING || state == State.OPENING) {
            become(State.SETTLING);
        }
    }

    /** Whether all was said, seen and checked. */
    public boolean isOver() {
        return state == State.OVER;
    }

    /** The visitor's network comes back after this time only, when it is lost next. */
    public void delaysReconnect(long millis) {
        tabs.forEach(tab -> tab.line().pauseOnce(millis));
    }

    String conversation() {
        return conversation;
    }

    void started(String id) {
        conversation = id;
        views.add(agent.claims(this));
        for (int n = 1; n < manner.tabs(); n++) {
            addTab(tabs.getFirst().token());
        }
    }

    void acked(ServiceFrame.Acked acked) {
        if (ackedSeqs.putIfAbsent(acked.id(), acked.seq()) == null) {
            Said what = said.get(acked.id());
            tally.acked(what == null ? loop.now() : what.at(), loop.now());
        } else if (ackedSeqs.get(acked.id()) != acked.seq()) {
            tally.duplicated(acked.id() + " was acknowledged under two numbers");
        }
    }

    void shown(Side to, ServiceFrame.Message message) {
        Said what = said.get(message.id());
        if (what == null ? message.kind() != Kind.SYSTEM : !what.text().equals(message.text())) {
            tally.duplicated(message.id() + " was never said like this in " + conversation);
        }
        if (what != null && message.from().kind() != to) {
            tally.delivered(loop.now() - what.at(), what.id() + " of " + conversation);
        }
    }

    void refused(ServiceFrame.Refusal refusal) {
        tally.refusals.merge(refusal.code().wire(), 1, Integer::sum);
    }

    private void addTab(String token) {
        // each visitor comes from an address of its own, as behind a proxy that says so
        String address = "10.%d.%d.%d"
                .formatted(loop.random().nextInt(256), loop.random().nextInt(256), tabs.size());
        VisitorTab tab = new VisitorTab(loop, this, name, address, token);
        tabs.add(tab);
        views.add(tab.view());
        tab.line().open();
    }

    private void tick() {
        if (state != State.OVER) {
            advance();
            loop.after(TICK, this::tick);
        }
    }

    private void advance() {
        boolean late = loop.now() - since > PATIENCE;
        switch (state) {
            case OPENING -> {
                if (views.size() > manner.tabs() && views.stream().allMatch(view -> view.phase() == Phase.CHATTING)) {
                    tally.arrived(loop.now() - since);
                    become(State.TALKING);
                    views.forEach(view -> talks(view, name + "-" + views.indexOf(view), 0));
                }
            }
            case TALKING -> {
                if (said.size() >= manner.messages()) {
                    become(State.SETTLING);
                }
            }
            case SETTLING -> {
                if (late || allShown()) {
                    become(State.ENDING);
                    views.get(loop.random().nextInt(views.size())).end();
                }
            }
            case ENDING -> {
                if (late || (allShown() && views.stream().allMatch(View::hasEnded))) {
                    over();
                }
            }
            case OVER -> {}
        }
    }

    private void become(State next) {
        state = next;
        since = loop.now();
    }

    private void talks(View view, String speaker, int number) {
        loop.after(loop.about(manner.pauseMillis()), () -> {
            if (state != State.TALKING) {
                return;
            }
            int next = number;
            if (view.unsent() < MOST_UNSENT) {
                boolean note = view == agentView() && loop.random().nextDouble() < NOTES;
                Said what = new Said(speaker + "-" + number, speaker, number, note ? Kind.NOTE : Kind.TEXT, loop.now());
                notes += note ? 1 : 0;
                said.put(what.id(), what);
                tally.sent++;
                view.say(what);
                next++;
            }
            talks(view, speaker, next);
        });
    }

    private View agentView() {
        return views.get(1);
    }

    private boolean allShown() {
        if (views.size() <= manner.tabs()) {
            return false; // the agent was never there
        }
        int system = agentView().timeline().shown().size() - said.size();
        return system > 0
                && views.stream().allMatch(view -> view.isLive() && view.isIdle())
                && views.stream()
                        .allMatch(view -> view.timeline().shown().size()
                                == said.size() + system - (view == agentView() ? 0 : notes));
    }

    private void over() {
        state = State.OVER;
        new Verdict(tally, said, ackedSeqs).on(conversation, views);
        tabs.forEach(tab -> {
            tab.line().closeCodes().forEach((code, count) -> tally.closeCodes.merge(code, count, Integer::sum));
            tab.line().close();
        });
        agent.forgets(this);
    }
}
