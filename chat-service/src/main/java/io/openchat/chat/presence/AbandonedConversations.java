package io.openchat.chat.presence;

import io.openchat.chat.conversation.Lifecycle;
import io.openchat.chat.conversation.State;
import io.openchat.shared.record.ConversationRecord;
import io.openchat.shared.wire.ErrorCode;
import io.openchat.shared.wire.FrameException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Moves conversations on that somebody has left, unless somebody is there again by the time that they are moved. */
final class AbandonedConversations {
    private static final Logger LOG = System.getLogger(AbandonedConversations.class.getName());

    private static final State.Refusal BACK = new State.Refusal(ErrorCode.TAKEN, "Somebody is here again.");

    private final Lifecycle lifecycle;

    AbandonedConversations(Lifecycle lifecycle) {
        this.lifecycle = lifecycle;
    }

    /** Moves one on if {@code still} holds of the record that is moved: another pod may have swept it, and another agent taken it. */
    void move(String id, Predicate<ConversationRecord> still, Lifecycle.Transition transition) {
        try {
            var _ = lifecycle.move(id, (state, now) -> still.test(state.record()) ? transition.from(state, now) : BACK);
        } catch (FrameException e) {
            LOG.log(Level.DEBUG, () -> id + " is not swept: " + e.text());
        }
    }

    static boolean isGone(@Nullable Instant seenAt, Instant then) {
        return seenAt != null && seenAt.isBefore(then);
    }
}
