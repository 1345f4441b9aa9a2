package io.openchat.shared.record;

import io.openchat.shared.wire.Event;
import io.openchat.shared.wire.Kind;
import org.jspecify.annotations.Nullable;

/** What an entry of a transcript says. */
public sealed interface Content {
    /** Its kind on the wire and in the store. */
    Kind kind();

    /** The text that is kept: what was written, or the code of what happened. */
    String text();

    /** What else is kept. */
    default MessageRecord.@Nullable Details details() {
        return null;
    }

    /** Said to the other side. */
    record Text(String text) implements Content {
        @Override
        public Kind kind() {
            return Kind.TEXT;
        }
    }

    /** Written for colleagues. */
    record Note(String text) implements Content {
        @Override
        public Kind kind() {
            return Kind.NOTE;
        }
    }

    /**
     * Something happened.
     *
     * @param text the code of the {@link Event}; one that is not known here was written by a newer version
     */
    record Happened(String text, MessageRecord.@Nullable Details details) implements Content {
        public Happened(Event event, MessageRecord.@Nullable Details details) {
            this(event.wire(), details);
        }

        /** Whether it is this that happened. */
        public boolean is(Event event) {
            return text.equals(event.wire());
        }

        @Override
        public Kind kind() {
            return Kind.SYSTEM;
        }
    }
}
