package io.openchat.chat.talk;

import io.openchat.chat.bus.LocalBus;
import io.openchat.chat.conversation.Bus;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** A bus between the pods of one test, on which signals get lost, late, or twice when the test says so. */
public final class FickleBus implements Bus {
    private final LocalBus bus = new LocalBus();
    private final List<Signal> kept = new ArrayList<>();
    private Predicate<Signal> lost = _ -> false;
    private boolean twice;

    /** Signals of which {@code which} is true reach nobody from now on. */
    public synchronized void loses(Predicate<Signal> which) {
        lost = which;
    }

    public synchronized void losesNothing() {
        lost = _ -> false;
    }

    public synchronized void saysEverythingTwice() {
        twice = true;
    }

    /** Says again what was lost, the last first. */
    public void deliversWhatWasLost() {
        List<Signal> late;
        synchronized (this) {
            lost = _ -> false;
            late = List.copyOf(kept.reversed());
            kept.clear();
        }
        late.forEach(bus::publish);
    }

    @Override
    public void publish(Signal signal) {
        boolean again;
        synchronized (this) {
            if (lost.test(signal)) {
                kept.add(signal);
                return;
            }
            again = twice;
        }
        bus.publish(signal);
        if (again) {
            bus.publish(signal);
        }
    }

    @Override
    public void follow(String conversation) {
        bus.follow(conversation);
    }

    @Override
    public void unfollow(String conversation) {
        bus.unfollow(conversation);
    }

    @Override
    public void onReturn(Runnable task) {
        bus.onReturn(task);
    }

    @Override
    public void listen(Consumer<Signal> listener) {
        bus.listen(listener);
    }
}
