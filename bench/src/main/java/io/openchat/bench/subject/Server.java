package io.openchat.bench.subject;

import io.openchat.bench.driver.Dialect;
import io.openchat.bench.driver.Loop;
import io.openchat.bench.driver.Tally;
import java.util.Optional;
import java.util.function.BiFunction;

/** A server that runs, with the store behind it if it has one. */
public record Server(Program program, Optional<StoreProcess> store, BiFunction<Loop, Tally, Dialect> speaks)
        implements AutoCloseable {

    /** Processor time of both so far, in seconds. */
    public double cpuSecondsWithStore() {
        return program.cpuSeconds()
                + store.map(its -> its.program().cpuSeconds()).orElse(0.0);
    }

    /** Clients of this server on this loop. */
    public Dialect clients(Loop loop, Tally tally) {
        return speaks.apply(loop, tally);
    }

    @Override
    public void close() {
        program.close();
        store.ifPresent(StoreProcess::close);
    }
}
