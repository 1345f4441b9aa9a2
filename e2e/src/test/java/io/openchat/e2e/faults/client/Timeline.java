package io.openchat.e2e.faults.client;

import io.openchat.shared.wire.ServiceFrame.Message;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/** What one client shows of a conversation: by number, each once; a jump is asked for, and the end of a replay settles it. */
final class Timeline {
    private enum Replay {
        NONE,
        ASKED,
        RUNNING
    }

    /** Nobody answered: the request was refused, since the store was away, or lost. The time of the browser's client. */
    private static final long UNANSWERED = 5_000;

    private final Loop loop;
    private final LongConsumer resume;
    private final Consumer<Message> show;
    private final List<Message> shown = new ArrayList<>();
    private final Set<Long> seen = new HashSet<>();
    private final TreeMap<Long, Message> held = new TreeMap<>();
    private Replay replay = Replay.NONE;
    private Runnable cancel = () -> {};
    private long last;
    private int repeats;
    private int late;

    Timeline(Loop loop, LongConsumer resume, Consumer<Message> show) {
        this.loop = loop;
        this.resume = resume;
        this.show = show;
    }

    /** Up to here nothing is missing. */
    long last() {
        return last;
    }

    List<Message> shown() {
        return shown;
    }

    /** Messages that came over the wire again; they are not shown again. */
    int repeats() {
        return repeats;
    }

    /** Messages that had to be put above others which stood there already: the person may have missed them. */
    int late() {
        return late;
    }

    void receive(Message message) {
        if (!seen.add(message.seq())) {
            repeats++;
        } else if (message.seq() > last + 1) {
            held.put(message.seq(), message);
            ask();
        } else {
            show(message);
            for (Message next = held.remove(last + 1); next != null; next = held.remove(last + 1)) {
                show(next);
            }
        }
    }

    void ask() {
        if (replay == Replay.NONE) {
            request();
        }
    }

    private void request() {
        replay = Replay.ASKED;
        cancel.run();
        cancel = loop.after(UNANSWERED, this::request);
        resume.accept(last);
    }

    void asked() {
        cancel.run();
        replay = Replay.ASKED;
    }

    void replaying() {
        cancel.run();
        replay = Replay.RUNNING;
    }

    void replayed() {
        if (replay == Replay.RUNNING) {
            replay = Replay.NONE;
            held.values().forEach(this::show);
            held.clear();
        }
    }

    private void show(Message message) {
        int at = shown.size();
        while (at > 0 && shown.get(at - 1).seq() > message.seq()) {
            at--;
        }
        if (at < shown.size()) {
            late++;
        }
        shown.add(at, message);
        last = Math.max(last, message.seq());
        show.accept(message);
    }
}
