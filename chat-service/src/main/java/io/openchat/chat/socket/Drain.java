package io.openchat.chat.socket;

import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** When each of the sockets of a service that stops is to move to another pod. */
final class Drain {
    /** Between two sockets: a pod takes five hundred upgrades and resumes a second beside its other work. */
    private static final Duration APART = Duration.ofMillis(2);

    /** Ten thousand sockets; more move closer together. */
    static final Duration LONGEST = Duration.ofSeconds(5);

    /** For a client to open its new socket before the old one is closed; two round trips and a TLS handshake far away. */
    static final Duration TO_MOVE = Duration.ofSeconds(1);

    /** For what came over a socket to be stored before it is closed in any case. */
    static final Duration TO_FINISH = Duration.ofSeconds(3);

    /** For what sends new clients here to see that readiness has failed; pages are served as long. */
    static final Duration TO_BE_NOTICED = Duration.ofSeconds(1);

    /** The longest of all that, and a moment for the closing; Kubernetes kills after 30 s, and the store needs its share. */
    static final Duration LIMIT = LONGEST.plus(TO_MOVE).plus(TO_FINISH).plusSeconds(1);

    private Drain() {}

    /** A time for each socket: evenly spread, at random within its share, and all at once when there are only a few. */
    static List<Duration> spread(int sockets, RandomGenerator random) {
        long window = Math.min(LONGEST.toNanos(), APART.toNanos() * sockets);
        return IntStream.range(0, sockets)
                .mapToObj(i -> Duration.ofNanos((long) (window * (i + random.nextDouble()) / sockets)))
                .toList();
    }
}
