package io.openchat.bench.driver;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Of servers that know a client by the pair and the role that stand in its address. */
abstract class PairDialect implements Dialect {
    private final Loop loop;
    private final Tally tally;
    private final List<Wire> wires = new ArrayList<>();

    PairDialect(Loop loop, Tally tally) {
        this.loop = loop;
        this.tally = tally;
    }

    /** Where one of a pair connects. */
    abstract URI address(int pair, String role);

    /** The one behind an open socket, when the server has let it in. */
    abstract CompletableFuture<End> end(Wire wire);

    @Override
    public final CompletableFuture<Pair> pair(int number) {
        return end(number, "visitor")
                .thenCombine(end(number, "agent"), (visitor, agent) -> new Pair(visitor, agent, tally));
    }

    @Override
    public final CompletableFuture<Void> idle(int number) {
        return end(number, "visitor").thenAccept(_ -> {});
    }

    @Override
    public final CompletableFuture<Void> hangUp() {
        wires.forEach(Wire::close);
        wires.clear();
        return CompletableFuture.completedFuture(null);
    }

    private CompletableFuture<End> end(int number, String role) {
        return Wire.open(loop, address(number, role), "").thenCompose(wire -> {
            wires.add(wire);
            return end(wire);
        });
    }
}
