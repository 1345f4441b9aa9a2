package io.openchat.bench.driver;

import java.util.List;

/**
 * As much as the server takes: in every pair both have a message on its way, and whoever hears one says the next.
 */
public final class ClosedLoop implements Talk {
    private final List<Pair> pairs;
    private boolean over;

    public ClosedLoop(List<Pair> pairs) {
        this.pairs = List.copyOf(pairs);
    }

    @Override
    public void begin() {
        for (Pair pair : pairs) {
            for (Pair.Side side : pair.sides) {
                side.end().listen(text -> {
                    if (side.heard().heard(text) >= 0 && !over) {
                        side.say(System.nanoTime());
                    }
                });
            }
        }
        for (Pair pair : pairs) {
            for (Pair.Side side : pair.sides) {
                side.say(System.nanoTime());
            }
        }
    }

    @Override
    public void end() {
        over = true;
    }
}
