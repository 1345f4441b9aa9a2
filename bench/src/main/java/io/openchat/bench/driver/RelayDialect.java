package io.openchat.bench.driver;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Of servers that forward a text as it is: {@code /relay/PAIR/ROLE}. */
public final class RelayDialect implements Dialect {
    private final Loop loop;
    private final String base;
    private final Tally tally;
    private final List<Wire> wires = new ArrayList<>();

    public RelayDialect(Loop loop, int port, Tally tally) {
        this.loop = loop;
        this.base = "ws://127.0.0.1:" + port + "/relay/";
        this.tally = tally;
    }

    @Override
    public CompletableFuture<Pair> pair(int number) {
        return end(number, "visitor")
                .thenCombine(end(number, "agent"), (visitor, agent) -> new Pair(visitor, agent, tally));
    }

    @Override
    public CompletableFuture<Void> idle(int number) {
        return end(number, "visitor").thenAccept(_ -> {});
    }

    @Override
    public void hangUp() {
        wires.forEach(Wire::close);
        wires.clear();
    }

    private CompletableFuture<End> end(int number, String role) {
        return Wire.open(loop, URI.create(base + number + "/" + role), "").thenApply(wire -> {
            wires.add(wire);
            End end = new End() {
                @Override
                void say(String text) {
                    wire.say(text);
                }
            };
            wire.listen(text -> end.listener.accept(text));
            return end;
        });
    }
}
