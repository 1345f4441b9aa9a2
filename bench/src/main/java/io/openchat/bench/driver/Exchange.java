package io.openchat.bench.driver;

import java.util.concurrent.CompletableFuture;

/** One message at a time, from one side of a pair to the other. */
public final class Exchange {
    private final Pair.Side from;
    private final Pair.Side to;

    /** The visitor of this pair says, the agent hears. */
    public Exchange(Pair pair) {
        from = pair.sides[0];
        to = pair.sides[1];
    }

    /** Says one; done when it is there. On the loop. */
    public CompletableFuture<Void> says() {
        CompletableFuture<Void> there = new CompletableFuture<>();
        to.end().listen(text -> {
            if (to.heard().heard(text) >= 0) {
                there.complete(null);
            }
        });
        from.say(System.nanoTime());
        return there;
    }
}
