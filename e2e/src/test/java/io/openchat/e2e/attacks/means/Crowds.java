package io.openchat.e2e.attacks.means;

import io.openchat.testkit.client.WebSocketFrames;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Attacks by the number of connections, each of which does next to nothing. */
public final class Crowds {
    private static final int SOCKETS = 2_000;
    private static final int MACHINES = 4;
    private static final int SLOW = 1_000;
    private static final int BODY = 50_000;
    private static final Duration TICK = Duration.ofSeconds(1);

    private Crowds() {}

    /** Does the one thing that keeps a connection of the crowd. */
    private interface Step {
        void on(Wire wire) throws IOException;
    }

    /** Opens a connection of the crowd. */
    private interface Way {
        Wire open(int number) throws IOException;
    }

    /** Messages that are kept until they are complete, which they never are. */
    public static void halfMessages(Attacker attacker) {
        byte[] first = WebSocketFrames.part(WebSocketFrames.TEXT, new byte[4_000]);
        byte[] more = Wire.times(14, WebSocketFrames.part(WebSocketFrames.CONTINUATION, new byte[4_000]));
        byte[] little = WebSocketFrames.part(WebSocketFrames.CONTINUATION, new byte[1]);
        keeps(
                attacker,
                SOCKETS,
                number -> {
                    Wire wire = socket(attacker, number);
                    wire.write(first);
                    wire.write(more);
                    return wire;
                },
                wire -> wire.write(little));
    }

    /** Sockets that say nothing, but that they are there. */
    public static void silent(Attacker attacker) {
        byte[] pong = WebSocketFrames.whole(WebSocketFrames.PONG, new byte[0]);
        keeps(attacker, SOCKETS, number -> socket(attacker, number), wire -> {
            wire.skips();
            wire.write(pong);
        });
    }

    /** Sockets of which each sends thousands of tiny messages in the same moment. */
    public static void bursts(Attacker attacker) {
        byte[] burst = Wire.times(10_000, WebSocketFrames.whole(WebSocketFrames.TEXT, new byte[0]));
        keeps(attacker, SLOW, number -> socket(attacker, number), wire -> {
            wire.write(burst);
            wire.skips();
        });
    }

    /** Requests whose headers never end. */
    public static void slowHeaders(Attacker attacker) {
        keeps(
                attacker,
                SLOW,
                _ -> {
                    Wire wire = attacker.connects();
                    wire.write(attacker.head("GET", attacker.page(), attacker.address()));
                    return wire;
                },
                wire -> wire.write("X: y\r\n"));
    }

    /** Requests whose bodies never end. */
    public static void slowBodies(Attacker attacker) {
        byte[] little = "x".getBytes(StandardCharsets.US_ASCII);
        keeps(
                attacker,
                SLOW,
                _ -> {
                    Wire wire = attacker.connects();
                    wire.write(attacker.head("POST", attacker.page(), attacker.address())
                            + "Content-Type: application/json\r\nContent-Length: " + BODY + "\r\n\r\n");
                    return wire;
                },
                wire -> wire.write(little));
    }

    /** Connections to the front on which TLS is never begun. */
    public static void speechless(Attacker attacker) {
        keeps(attacker, SOCKETS, _ -> attacker.connectsWithoutTls(), Wire::skips);
    }

    private static Wire socket(Attacker attacker, int number) throws IOException {
        return attacker.joins("/ws/visitor", attacker.address(number % MACHINES))
                .orElseThrow(() -> new IOException("not let in"));
    }

    /** Keeps so many, opens what was shut again, and does the step with each of them once a second. */
    private static void keeps(Attacker attacker, int count, Way way, Step step) {
        List<Wire> crowd = new ArrayList<>();
        while (attacker.goesOn()) {
            long tick = System.nanoTime() + TICK.toNanos();
            crowd.removeIf(wire -> isGone(wire, step));
            while (crowd.size() < count && attacker.goesOn() && System.nanoTime() < tick) {
                try {
                    crowd.add(way.open(crowd.size()));
                } catch (IOException e) {
                    attacker.rests(Duration.ofMillis(5));
                }
            }
            attacker.gains(Math.max(0, crowd.size() - attacker.gained()));
            attacker.rests(Duration.ofNanos(Math.max(0, tick - System.nanoTime())));
        }
    }

    private static boolean isGone(Wire wire, Step step) {
        try {
            step.on(wire);
            return false;
        } catch (IOException e) {
            wire.close();
            return true;
        }
    }
}
