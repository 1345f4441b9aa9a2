package io.openchat.chat.config;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The settings {@code openchat.*} of this service that are read at the start. Those that can be changed while it runs are declared in
 * {@link io.openchat.shared.setting.Settings}.
 */
@ConfigMapping(prefix = "openchat")
public interface ChatConfig {
    // Those that are a text without a reader are only named here, so that what pins them is known to be no slip of the
    // pen:
    // LiveSettings read them, and refuse what cannot be meant.

    /** Read by {@code LiveSettings}. */
    Optional<String> sites();

    /** Of those who wait. */
    Waiting waiting();

    /** What is set of those who wait. */
    interface Waiting {
        /** Read by {@code LiveSettings}. */
        Optional<String> most();
    }

    /** Hosts or origins of our own pages; when given, they alone count as own. Default: whatever host a request is sent to. */
    Optional<List<String>> ownHosts();

    /** The proxies before this service. */
    Proxy proxy();

    /** What is known of the proxies. */
    interface Proxy {
        /** How many a request passes; so many addresses of {@code X-Forwarded-For}, from the right, are believed. Default: 1. */
        @WithDefault("1")
        int trustedHops();
    }

    /** How long the process may take to end; read where all services do. Default: 25 s, and 40 s as this service is shipped. */
    @WithDefault("25s")
    @WithConverter(MoreThanNothing.Time.class)
    Duration endWithin();

    /** What every request must carry; read by the guard of ports that the services share. Default: nothing. */
    Optional<String> portSecret();

    /** How pods tell each other: {@code local}, for one replica, or {@code redis}, for any number. Default: local. */
    @WithDefault("local")
    BusKind bus();

    /** The ways in which pods tell each other. */
    enum BusKind {
        LOCAL,
        REDIS
    }

    /** What all channels at Redis begin with; installations that share one have different ones. Default: openchat. */
    @WithDefault("openchat")
    @WithConverter(ChannelPrefix.class)
    String busPrefix();

    /** {@code USER:PASSWORD} at the servers that carry signals. Default: what stands in the addresses. */
    Optional<String> busLogin();

    /** How long the conversation of a visitor who left is kept open. Default: 2 minutes. */
    @WithDefault("120s")
    @WithConverter(MoreThanNothing.Time.class)
    Duration visitorGrace();

    /** How long the place of a visitor who left without having written is kept. Default: 30 seconds. */
    @WithDefault("30s")
    @WithConverter(MoreThanNothing.Time.class)
    Duration silentGrace();

    /** How long an agent who left keeps the conversation. Default: 1 minute. */
    @WithDefault("60s")
    @WithConverter(MoreThanNothing.Time.class)
    Duration agentGrace();

    /** How long a visitor's socket may be open without a conversation. Default: 30 seconds. */
    @WithDefault("30s")
    @WithConverter(MoreThanNothing.Time.class)
    Duration startWithin();

    /** Whether the address of a visitor's page is kept with query and fragment. Default: no. */
    @WithDefault("false")
    @WithConverter(YesOrNo.class)
    boolean pageQuery();

    /** What one visitor may do with one socket. Defaults: {@code application.properties}. */
    PerVisitor perVisitor();

    /** Limits of one socket. */
    interface PerVisitor {
        /** Frames of any kind. */
        Rate frames();

        /** Messages that are read again, in bytes. */
        Bytes replays();

        /** What is stored until an agent has said something. */
        Unanswered unanswered();

        /** What is stored in any case. */
        Stored stored();
    }

    /** So much is taken without an answer. */
    interface Unanswered {
        /** Read by {@code LiveSettings}. */
        Optional<String> messages();

        /** Read by {@code LiveSettings}. */
        Optional<String> bytes();
    }

    /** So much is taken within an hour. */
    interface Stored {
        /** Read by {@code LiveSettings}. */
        Optional<String> messagesPerHour();

        /** Read by {@code LiveSettings}. */
        Optional<String> bytesPerHour();
    }

    /** What all visitors together may do on one pod. */
    PerPod perPod();

    /** Limits of one pod. */
    interface PerPod {
        /** Open sockets of visitors. Default: one for each 32 KiB of the largest heap. */
        Optional<@WithConverter(MoreThanNothing.Count.class) Integer> visitorSockets();
    }

    /** What one agent may do. Defaults: {@code application.properties}. */
    PerAgent perAgent();

    /** Limits of one agent. */
    interface PerAgent {
        /** Read by {@code LiveSettings}. */
        Optional<String> openSockets();

        /** Messages that are read again, in bytes; for each socket, and for all sockets of the agent together. */
        Bytes replays();
    }

    /** What all visitors of one network address together may do on one pod. Defaults: {@code application.properties}. */
    PerAddress perAddress();

    /** Limits of one network address. */
    interface PerAddress {
        /** Read by {@code LiveSettings}. */
        Optional<String> openSockets();

        /** Read by {@code LiveSettings}. */
        Optional<String> conversations();

        /** What is stored. */
        Stored stored();

        /** New sockets. */
        Rate sockets();

        /** New conversations. */
        Rate starts();

        /** Frames over all its sockets. */
        Rate frames();

        /** Access tokens that were refused, of agents too. */
        Rate refusedTokens();

        /** Messages that are read again, in bytes. */
        Bytes replays();

        /** Tokens that open nothing. */
        Rate wrongTokens();
    }

    /** So many bytes at once, and so many a second from then on. */
    interface Bytes {
        @WithConverter(MoreThanNothing.Size.class)
        MemorySize atOnce();

        @WithConverter(MoreThanNothing.Size.class)
        MemorySize perSecond();
    }

    /** So many at once, and so many a second from then on. */
    interface Rate {
        @WithConverter(MoreThanNothing.Count.class)
        int atOnce();

        @WithConverter(MoreThanNothing.Frequency.class)
        double perSecond();
    }
}
