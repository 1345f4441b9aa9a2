package io.openchat.e2e.faults.client;

import io.openchat.shared.wire.Kind;
import io.openchat.shared.wire.Phase;
import io.openchat.shared.wire.ServiceFrame;
import io.openchat.shared.wire.ServiceFrame.Message;
import io.openchat.shared.wire.Side;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** One conversation in one client: what is shown of it, and what was said here and is not acknowledged. */
final class View {
    private static final long RETRY_PAUSE = 1_000;
    private static final long PATIENCE = 10_000;

    private final Loop loop;
    private final Talk talk;
    private final Side side;
    private final Wire wire;
    private final Timeline timeline;
    private final Deque<Said> outbox = new ArrayDeque<>();
    private boolean live;
    private boolean onTheLine;
    private boolean ending;
    private Phase phase = Phase.WAITING;
    private Runnable cancelRetry = () -> {};

    /** What a view does on its client's line. */
    interface Wire {
        boolean transmit(Said said);

        void resume(long lastSeq);

        void end();
    }

    View(Loop loop, Talk talk, Side side, Wire wire) {
        this.loop = loop;
        this.talk = talk;
        this.side = side;
        this.wire = wire;
        this.timeline = new Timeline(loop, wire::resume, message -> talk.shown(side, message));
    }

    Timeline timeline() {
        return timeline;
    }

    boolean isLive() {
        return live;
    }

    Phase phase() {
        return phase;
    }

    /** Whether the end was told, and is shown as the last message. */
    boolean hasEnded() {
        return phase == Phase.ENDED && timeline.shown().getLast().text().startsWith("ended_");
    }

    /** Whether all that was said here is acknowledged. */
    boolean isIdle() {
        return outbox.isEmpty();
    }

    int unsent() {
        return outbox.size();
    }

    void say(Said said) {
        outbox.add(said);
        flush();
    }

    /** Ends the conversation, again and again until the service says so. */
    void end() {
        ending = true;
        if (live && phase != Phase.ENDED) {
            wire.end();
        }
    }

    /** `resume` (or `start`, or `claim`) was sent on a new line. */
    void asked() {
        live = false;
        timeline.asked();
    }

    void lost() {
        live = false;
        timeline.asked(); // nothing is asked for without a line; a new one begins with a resume
        onTheLine = false;
        cancelRetry.run();
    }

    void receive(ServiceFrame frame) {
        switch (frame) {
            case ServiceFrame.Started _ -> timeline.replaying();
            case Message message -> message(message);
            case ServiceFrame.Ack ack -> ack.acks().forEach(this::acked);
            case ServiceFrame.Status status -> status(status);
            case ServiceFrame.Refusal refusal -> refused(refusal);
            default -> {}
        }
    }

    private void message(Message message) {
        // of another tab, or of ours when the ack was lost: what is on record is as good as acknowledged
        settled(message.id())
                .ifPresent(_ -> talk.acked(new ServiceFrame.Acked(message.id(), message.seq(), message.at())));
        timeline.receive(message);
        flush();
    }

    private void acked(ServiceFrame.Acked acked) {
        talk.acked(acked);
        Optional<Said> said = settled(acked.id());
        if (said.isPresent()) {
            timeline.receive(new Message(
                    talk.conversation(),
                    acked.seq(),
                    acked.id(),
                    new ServiceFrame.From(side, ""),
                    said.get().kind(),
                    said.get().text(),
                    acked.at()));
        } else if (acked.seq() > timeline.last()) {
            timeline.ask();
        }
        flush();
    }

    private void status(ServiceFrame.Status status) {
        phase = status.state();
        timeline.replayed();
        live = true;
        if (ending && phase != Phase.ENDED) {
            wire.end();
        }
        flush();
    }

    private void refused(ServiceFrame.Refusal refusal) {
        if (refusal.code().retryable()) {
            retryIn(RETRY_PAUSE);
        } else if (refusal.id() != null) {
            talk.refused(refusal);
            retryIn(RETRY_PAUSE); // as a person would
        } else {
            talk.refused(refusal);
        }
    }

    /** One at a time: were several on the line, a refusal of the first could let the second overtake it. */
    private void flush() {
        Said next = outbox.peek();
        boolean may = next != null && (next.kind() == Kind.NOTE || phase != Phase.ENDED);
        if (live && !onTheLine && next != null && may && wire.transmit(next)) {
            onTheLine = true;
            retryIn(PATIENCE);
        }
    }

    private void retryIn(long millis) {
        cancelRetry.run();
        cancelRetry = loop.after(millis, () -> {
            onTheLine = false;
            if (ending && live && phase != Phase.ENDED) {
                wire.end();
            }
            flush();
        });
    }

    private Optional<Said> settled(String id) {
        Said first = outbox.peek();
        if (first == null || !first.id().equals(id)) {
            return Optional.empty();
        }
        onTheLine = false;
        return Optional.of(outbox.remove());
    }
}
