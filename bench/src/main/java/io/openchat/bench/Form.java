package io.openchat.bench;

import java.time.Duration;
import java.util.List;

/**
 * How long everything is measured.
 *
 * @param repetitions of all subjects, one after the other, so that what the machine does besides hits all alike
 * @param warmUp a round of it; as many as it takes until the server does not get cheaper any more
 * @param settle before each measurement
 * @param settleOpen before one in the open loop, where a JVM compiles again for another pace
 * @param measured how long each measurement takes
 * @param pairs that talk in the closed loop
 * @param rates of the open loop, messages a second
 * @param connections that are idle; in the first repetition only
 * @param conversations in the store
 */
record Form(
        String name,
        int repetitions,
        Duration warmUp,
        Duration settle,
        Duration settleOpen,
        Duration measured,
        List<Integer> pairs,
        List<Integer> rates,
        List<Integer> connections,
        List<Integer> conversations) {

    /** Pairs that talk in the open loop, and how many talk among idle connections. */
    static final int TALKING = 100;

    static final int TALKING_AMONG = 10;

    /** Messages a second among idle connections. */
    static final int AMONG = 1_000;

    /** A first impression in some ten minutes. */
    static final Form SHORT = new Form(
            "short",
            1,
            Duration.ofSeconds(1),
            Duration.ofSeconds(2),
            Duration.ofSeconds(4),
            Duration.ofSeconds(5),
            List.of(100),
            List.of(1_000, 10_000),
            List.of(1_000),
            List.of(1_000, 10_000));

    /** What {@code results.md} is made of. */
    static final Form FULL = new Form(
            "full",
            3,
            Duration.ofSeconds(3),
            Duration.ofSeconds(3),
            Duration.ofSeconds(6),
            Duration.ofSeconds(5),
            List.of(100),
            List.of(1_000, 10_000),
            List.of(100, 1_000, 10_000),
            List.of(1_000, 10_000, 100_000, 1_000_000));
}
