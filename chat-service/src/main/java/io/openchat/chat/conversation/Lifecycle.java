package io.openchat.chat.conversation;

import io.openchat.shared.record.ConversationRecord;
import io.openchat.shared.wire.ErrorCode;
import io.openchat.shared.wire.FrameException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Instant;

/** Carries out transitions of {@link State} in the store, and has all that follows from them done by {@link Dues}. */
public final class Lifecycle {
    private static final Logger LOG = System.getLogger(Lifecycle.class.getName());

    /** Each failed attempt means that somebody else moved the conversation meanwhile; nobody loses that often. */
    private static final int ATTEMPTS = 10;

    private final ConversationStore conversations;
    private final Bus bus;
    private final Dues dues;
    private final Clock clock;

    /** A lifecycle that tells {@code bus} of each change. */
    public Lifecycle(ConversationStore conversations, Bus bus, Dues dues, Clock clock) {
        this.conversations = conversations;
        this.bus = bus;
        this.dues = dues;
        this.clock = clock;
    }

    /** What is to become of a state. It may be asked more than once: each time of the state that is the newest by then. */
    @FunctionalInterface
    public interface Transition {
        /** Where {@code state} leads to at the time {@code now}. */
        State.Next from(State state, Instant now);
    }

    /**
     * Moves a conversation on, by one conditional update.
     *
     * @return the newest record
     * @throws FrameException when there is no such conversation or the transition is not possible
     * @throws StoreException when the store did not answer
     */
    public ConversationRecord move(String id, Transition transition) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            ConversationRecord before = conversations
                    .find(id)
                    .orElseThrow(() -> new FrameException(ErrorCode.NOT_FOUND, "There is no such conversation."));
            dues.settle(before);
            switch (transition.from(State.of(before), clock.instant())) {
                case State.Refusal no -> throw new FrameException(no.code(), no.text());
                case State.Stay _ -> {
                    return before;
                }
                case State.Step step
                when conversations.move(step.record()) -> {
                    follow(before, step.record());
                    return step.record();
                }
                case State.Step _ -> {}
            }
        }
        throw new StoreException("conversation " + id + " changes too fast");
    }

    /** Has the start of a conversation, which is new or was begun before, on record: nothing may be said before it is. */
    public void begin(ConversationRecord record) {
        dues.settle(record);
        bus.publish(new Bus.Changed(record));
    }

    /** Has done what others, or the store, left undone after a change. */
    public void sweep() {
        dues.sweep(clock.instant());
    }

    /** The move is made and stays, so what follows is tried and logged; a sweep does what is left. */
    private void follow(ConversationRecord before, ConversationRecord now) {
        ConversationRecord.Owed owed = now.owed();
        LOG.log(
                Level.DEBUG,
                () -> now.id() + ": " + before.phase().wire() + " -> "
                        + now.phase().wire()
                        + (owed == null ? "" : ", " + owed.event().wire()));
        bus.publish(new Bus.Changed(now));
        var _ = dues.pay(now).exceptionally(thrown -> {
            LOG.log(
                    Level.WARNING,
                    () -> "what follows in " + now.id() + " is not recorded yet: " + thrown.getMessage());
            return null;
        });
    }
}
