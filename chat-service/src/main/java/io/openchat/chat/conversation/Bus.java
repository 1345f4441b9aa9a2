package io.openchat.chat.conversation;

import io.openchat.shared.record.ConversationRecord;
import io.openchat.shared.record.MessageRecord;
import io.openchat.shared.wire.Side;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Tells all pods, this one included, what happened: a port.
 *
 * <p>It only makes things fast. A signal may get lost or come twice; the numbers and versions in them make that harmless.
 */
public interface Bus {
    /** Tells everybody. Does not block and does not throw. */
    void publish(Signal signal);

    /** Has {@code listener} called with every signal of followed conversations, and every {@link Changed}, from now on. */
    void listen(Consumer<Signal> listener);

    /** A participant of this conversation is here from now on. Does not block and does not throw. */
    void follow(String conversation);

    /** No participant of this conversation is here any more. Does not block and does not throw. */
    void unfollow(String conversation);

    /** Has {@code task} run when signals may have been lost for a while and come again now. */
    void onReturn(Runnable task);

    /** Something that happened in a conversation. */
    sealed interface Signal {}

    /** A message is on record; {@code trace} is what {@link Tracing} needs to follow it on other pods. */
    record Stored(MessageRecord message, @Nullable String trace) implements Signal {
        /** A message that is not followed. */
        public Stored(MessageRecord message) {
            this(message, null);
        }
    }

    /** The state of a conversation has changed to this. */
    record Changed(ConversationRecord record) implements Signal {}

    /** A side began or stopped typing. */
    record Typing(String conversation, Side from, boolean on) implements Signal {}

    /** A side has seen all messages up to {@code seq}. */
    record Read(String conversation, Side from, long seq) implements Signal {}
}
