package io.openchat.chat.conversation;

import io.openchat.shared.record.ConversationRecord;
import io.openchat.shared.text.SingleLine;
import io.openchat.shared.wire.ErrorCode;
import io.openchat.shared.wire.Phase;
import java.time.Instant;
import java.util.Objects;

/**
 * Where a conversation stands, and every way from there to the next place.
 *
 * <pre>
 *             claim                end
 *   Waiting ---------> Chatting ---------> Ended
 *      ^  |             |  |  ^              ^
 *      |  |   release,  |  |  | transfer     |
 *      |  |   drop      |  +--+              |
 *      |  +-------------+--------------------+
 *      +----------------+        end
 * </pre>
 *
 * <p>A transition makes the record that is to replace this one; the store admits it only when nobody was faster (the
 * version), so of two agents who claim exactly one wins. What is not possible from here is a {@link Refusal}.
 */
public sealed interface State {
    /** The record whose state this is. */
    ConversationRecord record();

    /** The state of a stored conversation. */
    static State of(ConversationRecord record) {
        return switch (Phase.ofWire(record.state())) {
            case WAITING -> new Waiting(record);
            case CHATTING -> new Chatting(record);
            case ENDED -> new Ended(record);
        };
    }

    /** An agent takes the conversation. */
    Next claim(Agent agent, Instant now);

    /** {@code agent} gives the conversation back to the queue, at its old place: the visitor has waited longest. */
    Next release(Agent agent, Instant now);

    /** {@code agent} hands the conversation to {@code other}. */
    Next transfer(Agent agent, Agent other, Instant now);

    /** {@code agent} ends the conversation. */
    Next end(Agent agent, Instant now);

    /** The visitor ends the conversation, or ({@code drop}) was gone for too long. */
    Next endByVisitor(boolean drop, Instant now);

    /** The agent was gone for too long. */
    Next dropAgent(Instant now);

    /** What a transition leads to. */
    sealed interface Next {}

    /**
     * A step to another state.
     *
     * @param record replaces the record before, if that is still the newest
     * @param sessionEnd {@code endedBy} of the session that ends with it; empty when none does
     * @param sessionBegins whether a session begins with it
     * @param event the code of the system message that tells of it
     * @param by who did it
     */
    record Step(ConversationRecord record, String sessionEnd, boolean sessionBegins, String event, String by)
            implements Next {}

    /** The transition is not possible. */
    record Refusal(ErrorCode code, String text) implements Next {}

    /** No agent has it. */
    record Waiting(ConversationRecord record) implements State {
        @Override
        public Next claim(Agent agent, Instant now) {
            return new Step(Moves.chatting(record, agent, now), "", true, "claimed", agent.name());
        }

        @Override
        public Next release(Agent agent, Instant now) {
            return notYours();
        }

        @Override
        public Next transfer(Agent agent, Agent other, Instant now) {
            return notYours();
        }

        @Override
        public Next end(Agent agent, Instant now) {
            return notYours();
        }

        @Override
        public Next endByVisitor(boolean drop, Instant now) {
            return Moves.endedByVisitor(record, "", drop, now);
        }

        @Override
        public Next dropAgent(Instant now) {
            return notYours();
        }

        private static Refusal notYours() {
            return new Refusal(ErrorCode.NOT_YOURS, "No agent has this conversation; claim it first.");
        }
    }

    /** An agent has it. */
    record Chatting(ConversationRecord record) implements State {
        private String holder() {
            return Objects.requireNonNull(record.agent()).name();
        }

        private boolean heldBy(Agent agent) {
            return Objects.requireNonNull(record.agent()).id().equals(agent.id());
        }

        private Refusal notYours() {
            return new Refusal(
                    ErrorCode.NOT_YOURS, "This conversation is held by " + SingleLine.isolated(holder()) + ".");
        }

        @Override
        public Next claim(Agent agent, Instant now) {
            return new Refusal(ErrorCode.TAKEN, SingleLine.isolated(holder()) + " has this conversation.");
        }

        @Override
        public Next release(Agent agent, Instant now) {
            return heldBy(agent)
                    ? new Step(Moves.waiting(record), "release", false, "released", agent.name())
                    : notYours();
        }

        @Override
        public Next transfer(Agent agent, Agent other, Instant now) {
            if (!heldBy(agent)) {
                return notYours();
            }
            return new Step(Moves.chatting(record, other, now), "transfer", true, "transferred", agent.name());
        }

        @Override
        public Next end(Agent agent, Instant now) {
            return heldBy(agent)
                    ? new Step(Moves.ended(record, "agent", now), "agent", false, "ended_by_agent", agent.name())
                    : notYours();
        }

        @Override
        public Next endByVisitor(boolean drop, Instant now) {
            return Moves.endedByVisitor(record, drop ? "drop" : "visitor", drop, now);
        }

        @Override
        public Next dropAgent(Instant now) {
            return new Step(Moves.waiting(record), "drop", false, "agent_dropped", holder());
        }
    }

    /** It is over; nothing leads on from here. */
    record Ended(ConversationRecord record) implements State {
        private static Refusal over() {
            return new Refusal(ErrorCode.ENDED, "This conversation has ended.");
        }

        @Override
        public Next claim(Agent agent, Instant now) {
            return over();
        }

        @Override
        public Next release(Agent agent, Instant now) {
            return over();
        }

        @Override
        public Next transfer(Agent agent, Agent other, Instant now) {
            return over();
        }

        @Override
        public Next end(Agent agent, Instant now) {
            return over();
        }

        @Override
        public Next endByVisitor(boolean drop, Instant now) {
            return over();
        }

        @Override
        public Next dropAgent(Instant now) {
            return over();
        }
    }
}
