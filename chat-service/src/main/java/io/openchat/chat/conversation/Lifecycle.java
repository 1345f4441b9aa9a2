package io.openchat.chat.conversation;

import io.openchat.shared.record.AgentRef;
import io.openchat.shared.record.ConversationRecord;
import io.openchat.shared.record.MessageRecord;
import io.openchat.shared.record.SessionRecord;
import io.openchat.shared.wire.ErrorCode;
import io.openchat.shared.wire.FrameException;
import io.openchat.shared.wire.Kind;
import io.openchat.shared.wire.Side;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Function;

/** Carries out transitions of {@link State} in the store, with all that follows: sessions, the system message, the news. */
final class Lifecycle {
    private static final Logger LOG = System.getLogger(Lifecycle.class.getName());

    /** Each failed attempt means that somebody else moved the conversation meanwhile; nobody loses that often. */
    private static final int ATTEMPTS = 10;

    /** Events that wait to be told again; more only when thousands of chats changed while the store was away. */
    private static final int MOST_UNTOLD = 10_000;

    private final Queue<Transcript.Draft> untold = new LinkedBlockingQueue<>(MOST_UNTOLD);
    private final Conversations conversations;
    private final Transcript transcript;
    private final Bus bus;
    private final Clock clock;

    Lifecycle(Conversations conversations, Transcript transcript, Bus bus, Clock clock) {
        this.conversations = conversations;
        this.transcript = transcript;
        this.bus = bus;
        this.clock = clock;
    }

    /**
     * Moves a conversation on, by one conditional update.
     *
     * @return the new record
     * @throws FrameException when there is no such conversation or the transition is not possible
     * @throws StoreException when the store did not answer
     */
    ConversationRecord move(String id, Function<State, State.Next> transition) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            ConversationRecord before = conversations
                    .find(id)
                    .orElseThrow(() -> new FrameException(ErrorCode.NOT_FOUND, "There is no such conversation."));
            switch (transition.apply(State.of(before))) {
                case State.Refusal no -> {
                    tellEnd(before);
                    throw new FrameException(no.code(), no.text());
                }
                case State.Step step
                when conversations.move(step.record()) -> {
                    follow(before, step);
                    return step.record();
                }
                case State.Step _ -> {}
            }
        }
        throw new StoreException("conversation " + id + " changes too fast");
    }

    /** The move is made and stays, so what follows is tried and logged; {@link Housekeeping} mends sessions that lack. */
    private void follow(ConversationRecord before, State.Step step) {
        ConversationRecord now = step.record();
        LOG.log(Level.DEBUG, () -> now.id() + ": " + before.state() + " -> " + now.state() + ", " + step.event());
        bus.publish(new Bus.Changed(now));
        try {
            if (!step.sessionEnd().isEmpty()) {
                String session = SessionRecord.id(before.id(), before.served());
                conversations.sessionEnds(session, clock.instant(), step.sessionEnd());
            }
            if (step.sessionBegins()) {
                conversations.sessionBegins(session(now, clock));
            }
        } catch (StoreException e) {
            LOG.log(Level.WARNING, () -> "the session of " + now.id() + " is not recorded yet: " + e.getMessage());
        }
        tell(now, step.event(), step.by());
    }

    /**
     * Makes sure that the end of a conversation stands in its transcript; nothing happens with one that goes on. Whoever ended
     * it may have died before that, or may never have learned that the store had made the move, and asks again.
     */
    void tellEnd(ConversationRecord record) {
        String by = record.endedBy();
        if (by != null) {
            AgentRef agent = record.agent();
            String visitor = record.visitor().name();
            String name = agent != null && by.equals(Side.AGENT.wire()) ? agent.name() : visitor;
            tell(record, "ended_by_" + by, name);
        }
    }

    /** Tells what could not be told because the store was away. */
    void tellAgain() {
        for (int n = untold.size(); n > 0; n--) {
            Transcript.Draft draft = untold.poll();
            if (draft != null) {
                tell(draft);
            }
        }
    }

    private void tell(ConversationRecord now, String event, String by) {
        // The id follows from the version: told twice, it is stored once. No client can have used it: theirs have no
        // colon.
        tell(new Transcript.Draft(
                now.id(),
                event + ":" + now.version(),
                new MessageRecord.Author(Side.SYSTEM.wire(), by, null),
                Kind.SYSTEM.wire(),
                event,
                now.served()));
    }

    private void tell(Transcript.Draft draft) {
        var _ = transcript.append(draft).whenComplete((message, thrown) -> {
            if (thrown == null) {
                bus.publish(new Bus.Stored(message));
            } else if (!untold.offer(draft)) {
                LOG.log(Level.WARNING, () -> "'" + draft.text() + "' will lack in " + draft.conversation());
            }
        });
    }

    /** The session that runs in a conversation which an agent has. */
    static SessionRecord session(ConversationRecord chatting, Clock clock) {
        AgentRef agent = Objects.requireNonNull(chatting.agent());
        return new SessionRecord(
                SessionRecord.id(chatting.id(), chatting.served()),
                chatting.id(),
                chatting.served(),
                chatting.agency(),
                agent,
                new SessionRecord.Client(
                        chatting.visitor().name(), chatting.visitor().email()),
                clock.instant(),
                null,
                null);
    }
}
