package io.openchat.e2e.attacks.means;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.ThreadLocalRandom;

/** Attacks with plain requests. */
public final class Requests {
    private static final int HANDS = 8;

    /** Nobody's token: three parts as it should be, in the name of a key that nobody has. */
    private static final String BAD_TOKEN =
            "eyJhbGciOiJSUzI1NiIsImtpZCI6Im5vYm9keSJ9.eyJzdWIiOiJtYWxsb3J5IiwiZXhwIjo5OTk5OTk5OTk5fQ.";

    private static final String[] PUBLIC = {
        "/widget.js", "/", "/assets/nothing.js", "/ws/visitor", "/ws/agent", "/nowhere"
    };

    /** Ways to what only our own pages may ask for, and only by their own names. */
    private static final String[] GUARDED = {
        "/agent/api/token/",
        "/agent/api/token;x=1",
        "/agent/api;x=1/token",
        "/agent//api/token",
        "//agent/api/token",
        "/agent/api/%74oken",
        "/agent/api/./token",
        "/agent/api/agents/",
        "/agent/logout/",
        "/agent/logout;x=1",
        "/agent/%6cogout"
    };

    private Requests() {}

    /** One after the other on one connection, and not one answer is read. */
    public static void unread(Attacker attacker) {
        String shortest = "GET " + attacker.page() + " HTTP/1.1\r\nHost: x\r\n\r\n";
        byte[] some = Wire.times(500, shortest.getBytes(StandardCharsets.US_ASCII));
        attacker.insists(wire -> {
            while (attacker.goesOn()) {
                wire.write(some);
                attacker.gains(500);
            }
        });
    }

    /** Headers, and lines, that are longer than anything. */
    public static void huge(Attacker attacker) {
        String filling = "x".repeat(8_192);
        attacker.inACrowd(
                HANDS,
                () -> attacker.insists(wire -> {
                    boolean line = ThreadLocalRandom.current().nextBoolean();
                    wire.write(line ? "GET /" : attacker.head("GET", attacker.page(), attacker.address()) + "X: ");
                    while (attacker.goesOn()) {
                        wire.write(filling);
                    }
                }));
    }

    /** Sockets that are not to be had: from a foreign page. */
    public static void refusedUpgrades(Attacker attacker) {
        String upgrade = attacker.upgrade("/ws/visitor", attacker.address())
                .replaceFirst("Origin: \\S+", "Origin: https://mallory.example");
        attacker.inACrowd(
                HANDS,
                () -> attacker.insists(wire -> {
                    wire.write(upgrade);
                    attacker.gains(wire.status() == 101 ? 1 : 0);
                }));
    }

    /** Tokens that are good for nothing, wherever anybody may go. */
    public static void badTokens(Attacker attacker) {
        attacker.inACrowd(
                HANDS,
                () -> attacker.insists(wire -> {
                    byte[] signature = new byte[192];
                    ThreadLocalRandom.current().nextBytes(signature);
                    wire.write(attacker.head("GET", any(PUBLIC), attacker.address())
                            + "Connection: close\r\nAuthorization: Bearer " + BAD_TOKEN
                            + java.util.Base64.getUrlEncoder().withoutPadding().encodeToString(signature) + "\r\n\r\n");
                    wire.status();
                }));
    }

    /** As a foreign page makes a browser ask; what is let through to the login, or further, is a gain. */
    public static void guards(Attacker attacker) {
        attacker.inACrowd(
                HANDS,
                () -> attacker.insists(wire -> {
                    wire.write(attacker.head("GET", any(GUARDED), attacker.address())
                            + "Connection: close\r\nSec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: no-cors\r\nSec-Fetch-Dest: image\r\n"
                            + "Cookie: q_session=x\r\n\r\n");
                    int status = wire.status();
                    attacker.gains(status < 400 ? 1 : 0);
                }));
    }

    private static String any(String[] choice) {
        return choice[ThreadLocalRandom.current().nextInt(choice.length)];
    }
}
