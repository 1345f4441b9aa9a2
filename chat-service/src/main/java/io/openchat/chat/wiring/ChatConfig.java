package io.openchat.chat.wiring;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The settings {@code openchat.*} of this service. */
@ConfigMapping(prefix = "openchat")
public interface ChatConfig {
    /** Origins of the web sites whose pages may open a visitor's socket, beside our own. Default: none. */
    Optional<List<String>> sites();

    /** How pods tell each other: {@code local}, for one replica, or {@code redis}, for any number. Default: local. */
    @WithDefault("local")
    BusKind bus();

    /** The ways in which pods tell each other. */
    enum BusKind {
        LOCAL,
        REDIS
    }

    /** How long the conversation of a visitor who left is kept open. Default: 2 minutes. */
    @WithDefault("120s")
    Duration visitorGrace();

    /** How long the place of a visitor who left without having written is kept. Default: 30 seconds. */
    @WithDefault("30s")
    Duration silentGrace();

    /** Those who wait. */
    Waiting waiting();

    /** Limits of those who wait. */
    interface Waiting {
        /** How many may, in the whole deployment. Default: 10,000. */
        @WithDefault("10000")
        int most();
    }

    /** How long an agent who left keeps the conversation. Default: 1 minute. */
    @WithDefault("60s")
    Duration agentGrace();

    /** What one visitor may do with one socket. Defaults: {@code application.properties}. */
    PerVisitor perVisitor();

    /** Limits of one socket. */
    interface PerVisitor {
        /** Frames of any kind. */
        Rate frames();
    }

    /** What all visitors of one network address together may do on one pod. Defaults: {@code application.properties}. */
    PerAddress perAddress();

    /** Limits of one network address. */
    interface PerAddress {
        /** New sockets. */
        Rate sockets();

        /** New conversations. */
        Rate starts();

        /** Conversations that were started from it and are not over. Default: 100. */
        @WithDefault("100")
        int conversations();

        /** Frames over all its sockets. */
        Rate frames();
    }

    /** So many at once, and so many a second from then on. */
    interface Rate {
        int atOnce();

        double perSecond();
    }
}
