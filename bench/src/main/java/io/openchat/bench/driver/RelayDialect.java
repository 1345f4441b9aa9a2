package io.openchat.bench.driver;

import java.net.URI;
import java.util.concurrent.CompletableFuture;

/** Of servers that forward a text as it is: {@code /relay/PAIR/ROLE}. */
public final class RelayDialect extends PairDialect {
    private final String base;

    public RelayDialect(Loop loop, int port, Tally tally) {
        super(loop, tally);
        this.base = "ws://127.0.0.1:" + port + "/relay/";
    }

    @Override
    URI address(int pair, String role) {
        return URI.create(base + pair + "/" + role);
    }

    @Override
    CompletableFuture<End> end(Wire wire) {
        End end = new End() {
            @Override
            void say(String text) {
                wire.say(text);
            }
        };
        wire.listen(text -> end.listener.accept(text));
        return CompletableFuture.completedFuture(end);
    }
}
