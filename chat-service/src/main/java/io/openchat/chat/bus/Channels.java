package io.openchat.chat.bus;

import io.openchat.chat.conversation.Bus.Changed;
import io.openchat.chat.conversation.Bus.Read;
import io.openchat.chat.conversation.Bus.Signal;
import io.openchat.chat.conversation.Bus.Stored;
import io.openchat.chat.conversation.Bus.Typing;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The names of the channels of one installation: one for each conversation, and those of changes of state, which every pod hears.
 *
 * @param prefix what all of them begin with; installations that share a Redis have different ones
 */
record Channels(String prefix, PubSubCommands commands) {

    String conversation(String id) {
        return prefix + ":conversation:" + id;
    }

    /** Whose channel it is, when it is that of a conversation. */
    Optional<String> conversationOf(String channel) {
        String start = conversation("");
        return Optional.of(channel).filter(c -> c.startsWith(start)).map(c -> c.substring(start.length()));
    }

    /** The pattern of the channels of states. */
    String anyQueue() {
        return prefix + ":queue:*";
    }

    /** What everybody follows where there are no patterns. */
    Set<String> ofAll() {
        return commands == PubSubCommands.SHARDED ? Set.of(wholeQueue()) : Set.of();
    }

    /** Where a signal is told. */
    String of(Signal signal) {
        return switch (signal) {
            case Stored s -> conversation(s.message().conversation());
            case Typing s -> conversation(s.conversation());
            case Read s -> conversation(s.conversation());
            case Changed s -> commands == PubSubCommands.SHARDED ? wholeQueue() : queue(s);
        };
    }

    private String wholeQueue() {
        return prefix + ":queue:all";
    }

    private String queue(Changed signal) {
        String department = signal.record().department();
        return prefix + ":queue:" + (department == null ? "" : department);
    }

    /** A conversation of a pod with itself, on a server. */
    String heartbeat(String pod, Shards shards, Server server) {
        return IntStream.iterate(0, n -> n + 1)
                .mapToObj(n -> conversation(n == 0 ? pod : pod + ":" + n))
                .filter(channel -> server.equals(shards.of(channel)))
                .findFirst()
                .orElseThrow();
    }
}
