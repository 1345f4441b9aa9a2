package io.openchat.shared.wire;

import org.jspecify.annotations.Nullable;

/** What an agent sends. */
public sealed interface AgentFrame extends Frame {

    /** A frame about one conversation of the agent's many. */
    sealed interface About extends AgentFrame {
        /** Id of the conversation. */
        String conversation();
    }

    /** Is ready for visitors, or not. */
    record Available(boolean on) implements AgentFrame {
        @Override
        public String type() {
            return "available";
        }
    }

    /** Asks for a sign of life. */
    record Ping() implements AgentFrame {
        @Override
        public String type() {
            return "ping";
        }
    }

    /** Takes a waiting conversation. */
    record Claim(String conversation) implements About {
        public Claim {
            Check.id("conversation", conversation);
        }

        @Override
        public String type() {
            return "claim";
        }
    }

    /** Opens a conversation that the agent holds on this socket too, and asks for all messages after {@code lastSeq}. */
    record Resume(String conversation, long lastSeq) implements About {
        public Resume {
            Check.id("conversation", conversation);
            Check.range("lastSeq", lastSeq, 0, Long.MAX_VALUE);
        }

        @Override
        public String type() {
            return "resume";
        }
    }

    /** Reads along silently; for supervisors. */
    record Watch(String conversation) implements About {
        public Watch {
            Check.id("conversation", conversation);
        }

        @Override
        public String type() {
            return "watch";
        }
    }

    /** Says {@code text}; {@code id} makes a repetition harmless. */
    record Send(String conversation, String id, String text) implements About {
        public Send {
            Check.id("conversation", conversation);
            Check.id("id", id);
            text = Check.text(text);
        }

        @Override
        public String type() {
            return "send";
        }
    }

    /** Writes down {@code text} for colleagues; the visitor never gets it. */
    record Note(String conversation, String id, String text) implements About {
        public Note {
            Check.id("conversation", conversation);
            Check.id("id", id);
            text = Check.text(text);
        }

        @Override
        public String type() {
            return "note";
        }
    }

    /** Began or stopped typing. */
    record Typing(String conversation, boolean on) implements About {
        public Typing {
            Check.id("conversation", conversation);
        }

        @Override
        public String type() {
            return "typing";
        }
    }

    /** Has seen all messages up to {@code seq}. */
    record Read(String conversation, long seq) implements About {
        public Read {
            Check.id("conversation", conversation);
            Check.range("seq", seq, 1, Long.MAX_VALUE);
        }

        @Override
        public String type() {
            return "read";
        }
    }

    /** Hands the conversation to the agent with the id {@code to}. */
    record Transfer(
            String conversation, String to, @Nullable String note) implements About {
        public Transfer {
            Check.id("conversation", conversation);
            Check.foreignId("to", to);
            note = Check.comment("note", note);
        }

        @Override
        public String type() {
            return "transfer";
        }
    }

    /** Gives the conversation back to the queue. */
    record Release(String conversation) implements About {
        public Release {
            Check.id("conversation", conversation);
        }

        @Override
        public String type() {
            return "release";
        }
    }

    /** Ends the conversation. */
    record End(String conversation) implements About {
        public End {
            Check.id("conversation", conversation);
        }

        @Override
        public String type() {
            return "end";
        }
    }
}
