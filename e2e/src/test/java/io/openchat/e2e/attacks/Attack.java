package io.openchat.e2e.attacks;

import io.openchat.e2e.attacks.means.Attacker;
import io.openchat.e2e.attacks.means.Crowds;
import io.openchat.e2e.attacks.means.Frames;
import io.openchat.e2e.attacks.means.Records;
import io.openchat.e2e.attacks.means.Requests;
import io.openchat.e2e.attacks.means.Starts;
import io.openchat.e2e.attacks.site.Door;
import io.openchat.e2e.attacks.site.Site;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Function;

/** What somebody does who means it. One machine does it, with one address, where nothing else is said. */
@SuppressWarnings("ImmutableEnumChecker") // what is done, and to whom, are methods that hold nothing
enum Attack {
    NOTHING("nothing", Site::chat, _ -> {}),
    PINGS("pings, the pongs never read", Site::chat, Frames::pings),
    PONGS("pongs that nobody asked for", Site::chat, Frames::pongs),
    BINARY("binary frames", Site::chat, Frames::binary),
    CHATTER("frames `ping` without end", Site::chat, Frames::chatter),
    MALFORMED("malformed text without end", Site::chat, Frames::malformed),
    MALFORMED_UNREAD("the same, the answers never read", Site::chat, Frames::malformedUnread),
    ENDLESS("one message in fragments without end", Site::chat, Frames::endless),
    EMPTY("empty fragments without end", Site::chat, Frames::empty),
    CLOSES("closes that are never answered", Site::chat, Frames::unansweredCloses),
    STARTS("a flood of starts, 6,500 at most", Site::chat, Starts::flood),
    STARTS_FROM_EVERYWHERE("the same from 1,000 addresses", Site::chat, Starts::fromEverywhere),
    SPELLINGS("sockets by other spellings of the path", Site::chat, Starts::spellings, "sockets", budget()),
    SPOOFED("sockets under forged addresses", Site::chat, Starts::spoofed, "sockets", budget()),
    ROTATING("sockets from all over a /48 of IPv6", Site::chat, Starts::rotating),
    HALF_MESSAGES("2,000 sockets with 60 kB of a message, 4 addresses", Site::chat, Crowds::halfMessages),
    SILENT("2,000 sockets that never start, 4 addresses", Site::chat, Crowds::silent),
    BURSTS("1,000 sockets, 10,000 empty messages at once on each", Site::chat, Crowds::bursts),
    RESUMES("resume from 0 of 2.3 MB, six sockets", Site::chat, Records::resumes, "bytes told", 40 << 20),
    RESUMES_UNREAD("the same, never read", Site::chat, Records::resumesUnread),
    STORES("storing in a conversation that nobody answers", Site::chat, Records::stores, "bytes on record", 1 << 20),
    BAD_TOKENS("bad bearer tokens on any path", Site::chat, Requests::badTokens),
    REFUSED("upgrades from a foreign page", Site::chat, Requests::refusedUpgrades, "sockets", 0),
    UNREAD_CHAT("pipelined requests, never read: chat-service", Site::chat, Requests::unread),
    UNREAD_AGENT("the same: agent-service", Site::agent, Requests::unread),
    UNREAD_VIEW("the same: view-service", Site::view, Requests::unread),
    UNREAD_FRONT("the same: front", Site::front, Requests::unread),
    HUGE("headers and lines without end", Site::chat, Requests::huge),
    SLOW_HEADERS("1,000 requests whose headers never end", Site::chat, Crowds::slowHeaders),
    SLOW_HEADERS_FRONT("the same: front", Site::front, Crowds::slowHeaders),
    SLOW_BODIES("1,000 requests whose bodies never end", Site::agent, Crowds::slowBodies),
    SPEECHLESS("2,000 connections on which TLS never begins: front", Site::front, Crowds::speechless),
    GUARDS("cross-site requests by other spellings: agent-service", Site::agent, Requests::guards, "let through", 0);

    private static final int NO_LIMIT = Integer.MAX_VALUE;

    private final String title;
    private final Function<Site, Door> target;
    private final Consumer<Attacker> deeds;
    private final String gain;
    private final long most;

    Attack(String title, Function<Site, Door> target, Consumer<Attacker> deeds) {
        this(title, target, deeds, "", Integer.MAX_VALUE);
    }

    /** One that is about getting something: no more of it than this may be got. */
    Attack(String title, Function<Site, Door> target, Consumer<Attacker> deeds, String gain, long most) {
        this.title = title;
        this.target = target;
        this.deeds = deeds;
        this.gain = gain;
        this.most = most;
    }

    /** What an address gets honestly in the time of an attack: 600 sockets at once, and 20 a second. */
    private static int budget() {
        return 600 + 20 * 20;
    }

    /** Some take their time until there is something to see. */
    Duration time(Duration usual) {
        return switch (this) {
            case PINGS, STARTS, HALF_MESSAGES, UNREAD_CHAT -> usual.multipliedBy(2);
            default -> usual;
        };
    }

    Door target(Site site) {
        return target.apply(site);
    }

    void by(Attacker attacker) {
        deeds.accept(attacker);
    }

    String gain() {
        return gain;
    }

    /** Whether it got more than it may. */
    boolean succeeds(Attacker attacker) {
        return most < NO_LIMIT && attacker.gained() > most;
    }

    @Override
    public String toString() {
        return title;
    }
}
