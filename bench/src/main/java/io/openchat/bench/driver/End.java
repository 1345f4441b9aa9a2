package io.openchat.bench.driver;

import java.util.function.Consumer;

/** One end of a pair: says a text, and gives what the other end said to its listener. */
abstract class End {
    Consumer<String> listener = _ -> {};

    abstract void say(String text);

    final void listen(Consumer<String> to) {
        listener = to;
    }
}
