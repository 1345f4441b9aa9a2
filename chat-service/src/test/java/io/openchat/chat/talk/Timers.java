package io.openchat.chat.talk;

import io.openchat.chat.conversation.Workers;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Queue;

/** What has to wait for its time, which passes when the test says so. */
public final class Timers implements Workers.Later {
    private record Timer(Instant due, Runnable task) {}

    private final TestClock clock;
    private final Queue<Timer> waiting = new PriorityQueue<>(Comparator.comparing(Timer::due));

    public Timers(TestClock clock) {
        this.clock = clock;
    }

    @Override
    public void run(Duration after, Runnable task) {
        waiting.add(new Timer(clock.instant().plus(after), task));
    }

    /** Time passes, and what is due in it is done at its time. */
    public void pass(Duration time) {
        Instant end = clock.instant().plus(time);
        while (!waiting.isEmpty() && !waiting.element().due().isAfter(end)) {
            Timer next = waiting.remove();
            clock.advance(Duration.between(clock.instant(), next.due()));
            next.task().run();
        }
        clock.advance(Duration.between(clock.instant(), end));
    }

    /** How many wait. */
    public int size() {
        return waiting.size();
    }
}
