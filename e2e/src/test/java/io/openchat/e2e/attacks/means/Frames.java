package io.openchat.e2e.attacks.means;

import io.openchat.testkit.client.WebSocketFrames;
import java.time.Duration;

/** Attacks with one visitor's socket and what can be written to it. */
public final class Frames {
    private static final byte[] NOTHING = {};
    private static final int FULL = 125;
    private static final int KILOBYTE = 1024;
    private static final byte RESERVED = 3;

    private Frames() {}

    /** Each wants a pong, and none of these is read; a pong now and then says that somebody is there. */
    public static void pings(Attacker attacker) {
        byte[] pings = Wire.times(500, WebSocketFrames.whole(WebSocketFrames.PING, new byte[FULL]));
        byte[] pong = WebSocketFrames.whole(WebSocketFrames.PONG, NOTHING);
        attacker.insistsOnASocket(wire -> {
            long said = System.nanoTime();
            while (attacker.goesOn()) {
                wire.write(pings);
                if (System.nanoTime() - said > 2_000_000_000L) {
                    wire.write(pong);
                    said = System.nanoTime();
                }
            }
        });
    }

    /** Signs of life that nobody asked for. */
    public static void pongs(Attacker attacker) {
        repeats(attacker, Wire.times(1_000, WebSocketFrames.whole(WebSocketFrames.PONG, NOTHING)));
    }

    public static void binary(Attacker attacker) {
        repeats(attacker, Wire.times(50, WebSocketFrames.whole(WebSocketFrames.BINARY, new byte[KILOBYTE])));
    }

    /** Frames as they should be, more than anybody sends. */
    public static void chatter(Attacker attacker) {
        repeats(attacker, Wire.times(50, WebSocketFrames.text("{\"type\":\"ping\"}")));
    }

    /** Every one is answered, and the answers are read. */
    public static void malformed(Attacker attacker) {
        repeats(attacker, Wire.times(50, WebSocketFrames.text("{\"type\":")));
    }

    /** Every one is answered, and nobody reads. */
    public static void malformedUnread(Attacker attacker) {
        byte[] frames = Wire.times(50, WebSocketFrames.text("{\"type\":"));
        attacker.insistsOnASocket(wire -> {
            while (attacker.goesOn()) {
                wire.write(frames);
            }
        });
    }

    /** A message that grows. */
    public static void endless(Attacker attacker) {
        fragments(attacker, Wire.times(20, WebSocketFrames.part(WebSocketFrames.CONTINUATION, new byte[KILOBYTE])));
    }

    /** A message that never ends, though it does not grow. */
    public static void empty(Attacker attacker) {
        fragments(attacker, Wire.times(1_000, WebSocketFrames.part(WebSocketFrames.CONTINUATION, NOTHING)));
    }

    /** Makes the service close, and neither answers that nor lets go of the connection. */
    public static void unansweredCloses(Attacker attacker) {
        byte[] reserved = WebSocketFrames.whole(RESERVED, NOTHING);
        attacker.inACrowd(4, () -> {
            while (attacker.goesOn()) {
                attacker.joins("/ws/visitor", attacker.address()).ifPresent(wire -> {
                    try {
                        wire.write(reserved);
                    } catch (java.io.IOException e) {
                        wire.close();
                    }
                });
                attacker.rests(Duration.ofMillis(20));
            }
        });
    }

    private static void fragments(Attacker attacker, byte[] more) {
        byte[] first = WebSocketFrames.part(WebSocketFrames.TEXT, NOTHING);
        attacker.insistsOnASocket(wire -> {
            wire.write(first);
            while (attacker.goesOn()) {
                wire.write(more);
                wire.skips();
            }
        });
    }

    private static void repeats(Attacker attacker, byte[] frames) {
        attacker.insistsOnASocket(wire -> {
            while (attacker.goesOn()) {
                wire.write(frames);
                wire.skips();
            }
        });
    }
}
