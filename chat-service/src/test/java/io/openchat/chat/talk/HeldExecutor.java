package io.openchat.chat.talk;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Random;
import java.util.concurrent.Executor;

/** What waits for the store: done at once, or when the test says so. */
public final class HeldExecutor implements Executor {
    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private boolean later;

    /** From now on the test says when. */
    public void areForLater() {
        later = true;
    }

    /** How many wait. */
    public int size() {
        return waiting.size();
    }

    /** Does the one that waits longest. */
    public void doOne() {
        waiting.removeFirst().run();
    }

    /** Does the one that came last: threads overtake each other. */
    public void doNewest() {
        waiting.removeLast().run();
    }

    /** Does some of those that wait, in any order. */
    public void doSome(Random random) {
        for (int n = waiting.size(); n > 0; n--) {
            if (random.nextBoolean()) {
                doNewest();
            } else {
                doOne();
            }
        }
    }

    /** Does all, and those that come of them; from now on at once again. */
    public void doAll() {
        later = false;
        while (!waiting.isEmpty()) {
            doOne();
        }
    }

    @Override
    public void execute(Runnable errand) {
        if (later) {
            waiting.add(errand);
        } else {
            errand.run();
        }
    }
}
