package io.openchat.e2e.faults.client;

import io.openchat.shared.wire.Kind;
import io.openchat.shared.wire.ServiceFrame.Message;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Holds what the clients of one conversation show against what was said and against each other. */
final class Verdict {
    private final Tally tally;
    private final Map<String, Said> said;
    private final Map<String, Long> acked;

    Verdict(Tally tally, Map<String, Said> said, Map<String, Long> acked) {
        this.tally = tally;
        this.said = said;
        this.acked = acked;
    }

    /** Judges; the agent's view is the second one, the others are the visitor's. */
    void on(String conversation, List<View> views) {
        if (views.size() < 2) {
            tally.lost(conversation + " never came about");
            return;
        }
        List<Message> all = views.get(1).timeline().shown();
        views.forEach(view -> {
            tally.repeats += view.timeline().repeats();
            for (int n = view.timeline().late(); n > 0; n--) {
                tally.reordered("shown above others in " + conversation);
            }
        });
        eachOnce(conversation, all);
        inOrder(all);
        List<String> forVisitor =
                ids(all.stream().filter(message -> message.kind() != Kind.NOTE).toList());
        for (View view : views) {
            if (view != views.get(1) && !ids(view.timeline().shown()).equals(forVisitor)) {
                tally.lost("the sides differ in " + conversation + ": " + difference(view, all));
            }
        }
        tally.transcripts.put(conversation, ids(all));
    }

    private void eachOnce(String conversation, List<Message> all) {
        Map<String, Long> shown = new HashMap<>();
        long expected = 1;
        for (Message message : all) {
            if (shown.put(message.id(), message.seq()) != null) {
                tally.duplicated(message.id() + " in " + conversation);
            }
            if (message.seq() != expected++) {
                tally.lost("number " + (expected - 1) + " of " + conversation);
            }
        }
        for (String id : said.keySet()) {
            if (!shown.containsKey(id)) {
                tally.lost(id + (acked.containsKey(id) ? ", acknowledged," : "") + " of " + conversation);
            }
        }
        acked.forEach((id, seq) -> {
            if (shown.containsKey(id) && !seq.equals(shown.get(id))) {
                tally.duplicated(id + " was acknowledged as " + seq + ", shown as " + shown.get(id));
            }
        });
    }

    private void inOrder(List<Message> all) {
        Map<String, Integer> last = new HashMap<>();
        for (Message message : all) {
            Said what = said.get(message.id());
            if (what != null) {
                Integer before = last.put(what.speaker(), what.number());
                if (before != null && before > what.number()) {
                    tally.reordered(message.id() + " after number " + before);
                }
            }
        }
    }

    private static List<String> ids(List<Message> messages) {
        return messages.stream().map(Message::id).toList();
    }

    private static String difference(View view, List<Message> all) {
        Set<String> here = new HashSet<>(ids(view.timeline().shown()));
        Set<String> there = new HashSet<>(ids(all));
        Set<String> missing = new HashSet<>(there);
        missing.removeAll(here);
        here.removeAll(there);
        return "not at the visitor's: " + missing + ", not at the agent's: " + here + ", live: " + view.isLive();
    }
}
