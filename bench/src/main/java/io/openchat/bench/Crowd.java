package io.openchat.bench;

import io.openchat.bench.driver.Dialect;
import io.openchat.bench.driver.Loop;
import io.openchat.bench.driver.Pair;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntFunction;

/** Many who come, some at a time. */
final class Crowd {
    /** Who are let in at once; more would measure how long the system's queue of new connections is. */
    private static final int AT_ONCE = 50;

    private Crowd() {}

    /** So many pairs that are ready to talk, numbered from {@code first}. */
    static List<Pair> pairs(Loop loop, Dialect clients, int first, int count) {
        return all(loop, first, count, clients::pair);
    }

    /** So many more who say nothing, numbered from {@code first}; gives how many came a second. */
    static double idle(Loop loop, Dialect clients, int first, int count) {
        long began = System.nanoTime();
        List<Void> come = all(loop, first, count, clients::idle);
        return come.size() / ((System.nanoTime() - began) / 1e9);
    }

    private static <T> List<T> all(Loop loop, int first, int count, IntFunction<CompletableFuture<T>> opens) {
        List<T> all = new ArrayList<>(count);
        int end = first + count;
        for (int from = first; from < end; from += AT_ONCE) {
            List<CompletableFuture<T>> some = new ArrayList<>();
            int begin = from;
            loop.does(() -> {
                for (int n = begin; n < Math.min(end, begin + AT_ONCE); n++) {
                    some.add(opens.apply(n));
                }
            });
            some.forEach(opened -> all.add(loop.await(() -> opened)));
        }
        return all;
    }
}
