package io.openchat.chat.conversation;

import io.openchat.shared.record.ConversationRecord;
import java.util.Optional;

/** The queue as the {@link Rooms} need it: a port to the one who keeps it. */
public interface WaitingList {
    /** A conversation is as {@code record} says, unless a newer state is known. */
    void changed(ConversationRecord record);

    /** The place of one who waits, as far as is known here; 1 is next. */
    Optional<Integer> place(ConversationRecord record);
}
