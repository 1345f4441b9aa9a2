package io.openchat.e2e.attacks.means;

import io.openchat.testkit.client.WebSocketFrames;
import java.io.IOException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

/** Attacks with conversations that are begun and left, and with the ways around the limits of an address. */
public final class Starts {
    private static final int MOST = 6_500;
    private static final int MOST_SOCKETS = 3_000;
    private static final int HANDS = 8;
    private static final String PAGE = "/ws/visitor";

    /** All lead to the visitor's socket somewhere on their way through a server. */
    private static final String[] SPELLINGS = {
        "/ws/visitor/",
        "//ws/visitor",
        "/ws/%76isitor",
        "/ws//visitor",
        "/ws/visitor;x=1",
        "/./ws/visitor",
        "/ws/visitor?x=1"
    };

    private Starts() {}

    /** The longest names, the socket closed at once, and whatever got around the limit of an address once. */
    public static void flood(Attacker attacker) {
        flood(attacker, () -> "127.0.0.1, " + attacker.address());
    }

    /** The same from a thousand machines. */
    public static void fromEverywhere(Attacker attacker) {
        flood(attacker, () -> {
            int machine = ThreadLocalRandom.current().nextInt(1_000);
            return "198.18." + machine / 250 + "." + (1 + machine % 250);
        });
    }

    /** Sockets from one address by all spellings of the path. */
    public static void spellings(Attacker attacker) {
        hoards(attacker, () -> SPELLINGS[any(SPELLINGS.length)], attacker::address);
    }

    /** Sockets from one address that claims to be another one; the ingress adds the real one. */
    public static void spoofed(Attacker attacker) {
        hoards(attacker, () -> PAGE, () -> claimed() + ", " + attacker.address());
    }

    /** Sockets from one customer of a provider, who has a /48 network. */
    public static void rotating(Attacker attacker) {
        hoards(attacker, () -> PAGE, () -> "2001:db8:7:%x::%x".formatted(any(65_536), any(65_536)));
    }

    /** As a visitor's page says it, with the longest names. */
    static String start(String id, String name) {
        return """
                {"type":"start","id":"%s","name":"%s","department":"%s","locale":"en","page":"https://shop.example.com/","consent":true}""".formatted(id, name, "\uD83D\uDE97".repeat(60));
    }

    private static String claimed() {
        return switch (any(6)) {
            case 0 -> "127.0.0.1";
            case 1 -> "::1";
            case 2 -> "unknown";
            case 3 -> "garbage-" + UUID.randomUUID();
            case 4 -> "10.%d.%d.%d".formatted(any(256), any(256), any(256));
            default -> "127.0.0.1:" + any(65_536);
        };
    }

    private static void flood(Attacker attacker, Supplier<String> forwarded) {
        attacker.inACrowd(HANDS, () -> {
            while (attacker.goesOn() && attacker.gained() < MOST) {
                attacker.joins(PAGE, forwarded.get())
                        .ifPresentOrElse(wire -> starts(attacker, wire), () -> breathes(attacker));
            }
        });
    }

    private static void starts(Attacker attacker, Wire wire) {
        try (wire) {
            wire.write(WebSocketFrames.text(start(UUID.randomUUID().toString(), "\uD83D\uDE80".repeat(80))));
            wire.hears();
            attacker.gains(1);
        } catch (IOException e) {
            breathes(attacker);
        }
    }

    private static void hoards(Attacker attacker, Supplier<String> path, Supplier<String> forwarded) {
        attacker.inACrowd(HANDS, () -> {
            while (attacker.goesOn() && attacker.gained() < MOST_SOCKETS) {
                attacker.joins(path.get(), forwarded.get())
                        .ifPresentOrElse(_ -> attacker.gains(1), () -> breathes(attacker));
            }
        });
    }

    private static void breathes(Attacker attacker) {
        attacker.rests(Duration.ofMillis(20));
    }

    private static int any(int bound) {
        return ThreadLocalRandom.current().nextInt(bound);
    }
}
