package io.openchat.shared.wire;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the service sends. */
public sealed interface ServiceFrame extends Frame {

    /** The conversation is open on this socket; its messages follow. {@code visitor} is for agents only. */
    record Started(
            String conversation,
            @Nullable String token,
            @Nullable Visitor visitor) implements ServiceFrame {
        @Override
        public String type() {
            return "started";
        }
    }

    /** Who the visitor says to be. */
    record Visitor(
            String name,
            @Nullable String email,
            @Nullable String phone,
            String locale,
            @Nullable String page) {}

    /** These messages of this socket are on record. */
    record Ack(String conversation, List<Acked> acks) implements ServiceFrame {
        public Ack {
            acks = List.copyOf(acks);
        }

        @Override
        public String type() {
            return "ack";
        }
    }

    /** One message that is on record: the client's id for it, its number and its time. */
    record Acked(String id, long seq, Instant at) {}

    /** A message of the conversation. */
    record Message(String conversation, long seq, String id, From from, Kind kind, String text, Instant at)
            implements ServiceFrame {
        @Override
        public String type() {
            return "message";
        }
    }

    /**
     * Who said a message.
     *
     * @param id of an agent, to agents only: two may have the same name
     */
    record From(Side kind, String name, @Nullable String id) {
        /** Somebody who is known by the side alone. */
        public From(Side kind, String name) {
            this(kind, name, null);
        }
    }

    /** Where the conversation stands. {@code agent} is a name, {@code position} 1 for the next, {@code estimate} in seconds. */
    record Status(
            String conversation,
            Phase state,
            @Nullable String agent,
            @Nullable Integer position,
            @Nullable Integer estimate)
            implements ServiceFrame {
        @Override
        public String type() {
            return "status";
        }
    }

    /**
     * A page of the open conversations: the first one of all of them ({@code full}), one that adds to those before, or what changed
     * since. {@code more} says that pages of the whole follow.
     */
    record Queue(boolean full, List<Entry> entries, List<String> removed, boolean more) implements ServiceFrame {
        public Queue {
            entries = List.copyOf(entries);
            removed = List.copyOf(removed);
        }

        @Override
        public String type() {
            return "queue";
        }
    }

    /** One open conversation as agents see it in their list. Of two entries the higher {@code version} is the newer. */
    record Entry(
            String conversation,
            String name,
            Phase state,
            Instant waitingSince,
            int served,
            long version,
            @Nullable String department,
            @Nullable String agentId,
            @Nullable String agent) {}

    /** The other side began or stopped typing. */
    record Typing(String conversation, Side from, boolean on) implements ServiceFrame {
        @Override
        public String type() {
            return "typing";
        }
    }

    /** The other side has seen all messages up to {@code seq}. */
    record Read(String conversation, Side from, long seq) implements ServiceFrame {
        @Override
        public String type() {
            return "read";
        }
    }

    /** The other side's client has all messages up to {@code seq}. */
    record Delivered(String conversation, long seq) implements ServiceFrame {
        @Override
        public String type() {
            return "delivered";
        }
    }

    /** The service goes away; connect again after {@code after} milliseconds. */
    record Drain(long after) implements ServiceFrame {
        @Override
        public String type() {
            return "drain";
        }
    }

    /** A frame was refused; {@code id} is that of the message if it was one. */
    record Refusal(
            ErrorCode code,
            String text,
            @Nullable String conversation,
            @Nullable String id) implements ServiceFrame {
        @Override
        public String type() {
            return "error";
        }
    }

    /** A sign of life. */
    record Pong() implements ServiceFrame {
        @Override
        public String type() {
            return "pong";
        }
    }
}
