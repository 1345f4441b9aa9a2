package io.openchat.standalone.front;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;

/** The processes of one service in turn: those that are ready, and the next one when one cannot be reached. */
final class Rotation {

    private final List<Upstream> upstreams;
    private final AtomicInteger turns = new AtomicInteger();

    Rotation(List<Upstream> upstreams) {
        this.upstreams = upstreams;
    }

    /** Tries the ports of the ready ones, at most each once, until one attempt succeeds; fails as the last one did. */
    <T> Future<T> first(IntFunction<Future<T>> attempt) {
        Iterator<Upstream> ready = inTurn().iterator();
        return ready.hasNext() ? next(ready, attempt) : Future.failedFuture("nothing is ready");
    }

    private static <T> Future<T> next(Iterator<Upstream> left, IntFunction<Future<T>> attempt) {
        Future<T> made = attempt.apply(left.next().port());
        return left.hasNext() ? made.recover(unreachable -> next(left, attempt)) : made;
    }

    private List<Upstream> inTurn() {
        List<Upstream> ready = new ArrayList<>(upstreams.stream()
                .filter(upstream -> upstream.ready().getAsBoolean())
                .toList());
        if (!ready.isEmpty()) {
            Collections.rotate(ready, -Math.floorMod(turns.getAndIncrement(), ready.size()));
        }
        return ready;
    }
}
