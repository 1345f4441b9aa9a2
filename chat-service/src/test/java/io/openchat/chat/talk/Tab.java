package io.openchat.chat.talk;

import static org.assertj.core.api.Assertions.assertThat;

import io.openchat.chat.conversation.Outbound;
import io.openchat.shared.wire.ErrorCode;
import io.openchat.shared.wire.Kind;
import io.openchat.shared.wire.Phase;
import io.openchat.shared.wire.ServiceFrame;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;
import java.util.stream.LongStream;

/** A browser tab with an open socket: what came, and what of it the test has not asked about yet. */
public abstract class Tab implements Outbound {
    private final List<ServiceFrame> came = new ArrayList<>();
    private final List<ServiceFrame> unread = new ArrayList<>();
    private final Deque<Runnable> wantRoom = new ArrayDeque<>();
    private boolean reads = true;
    private boolean giving;
    private int ids;
    private boolean busy;

    @Override
    public synchronized void send(ServiceFrame frame) {
        came.add(frame);
        unread.add(frame);
    }

    @Override
    public boolean hasRoom() {
        return reads;
    }

    @Override
    public void whenRoom(Runnable task) {
        wantRoom.add(task);
        if (reads && !giving) {
            giving = true;
            while (!wantRoom.isEmpty() && reads) {
                wantRoom.removeFirst().run();
            }
            giving = false;
        }
    }

    /** Takes no more for now than what is sent in any case. */
    public void stopsReading() {
        reads = false;
    }

    /** Takes what was kept back until then. */
    public void readsAgain() {
        reads = true;
        whenRoom(() -> {});
    }

    /** Takes the next thing that was kept back, and then no more. */
    public void readsAPage() {
        if (!wantRoom.isEmpty()) {
            wantRoom.removeFirst().run();
        }
    }

    /** These texts and notes came, in this order, and no others. */
    public void receives(String... texts) {
        assertThat(take(ServiceFrame.Message.class, m -> m.kind() != Kind.SYSTEM))
                .extracting(ServiceFrame.Message::text)
                .containsExactly(texts);
    }

    /** These system messages came, in this order, and no others. */
    public void isToldThat(String... events) {
        assertThat(take(ServiceFrame.Message.class, m -> m.kind() == Kind.SYSTEM))
                .extracting(ServiceFrame.Message::text)
                .containsExactly(events);
    }

    /** The messages with these ids were acknowledged, in this order, and no others. */
    public List<ServiceFrame.Acked> isAcked(String... ids) {
        List<ServiceFrame.Acked> acks = take(ServiceFrame.Ack.class, _ -> true).stream()
                .flatMap(ack -> ack.acks().stream())
                .toList();
        assertThat(acks).extracting(ServiceFrame.Acked::id).containsExactly(ids);
        return acks;
    }

    /** One frame was refused, for this reason. */
    public ServiceFrame.Refusal isRefused(ErrorCode code) {
        List<ServiceFrame.Refusal> refusals = take(ServiceFrame.Refusal.class, _ -> true);
        assertThat(refusals).extracting(ServiceFrame.Refusal::code).containsExactly(code);
        return refusals.getFirst();
    }

    public void isRefusedNothing() {
        assertThat(take(ServiceFrame.Refusal.class, _ -> true)).isEmpty();
    }

    /** The last status that came says this. */
    public ServiceFrame.Status sees(Phase phase) {
        ServiceFrame.Status status = take(ServiceFrame.Status.class, _ -> true).getLast();
        assertThat(status.state()).isEqualTo(phase);
        return status;
    }

    /** Nothing came that the test has not asked about. */
    public synchronized void hearsNothing() {
        assertThat(unread).isEmpty();
    }

    /** Forgets what came so far. */
    public synchronized void looksAway() {
        unread.clear();
    }

    /** Everything of one kind that the test has not asked about yet. */
    public <T extends ServiceFrame> List<T> all(Class<T> kind) {
        return take(kind, _ -> true);
    }

    /** The numbers of all messages that ever came or were acknowledged here are {@code first} to {@code last}, each once, in order. */
    public synchronized void hasEachOnceInOrder(long first, long last) {
        assertThat(seqs())
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(first, last).boxed().toList());
    }

    public synchronized List<Long> seqs() {
        return came.stream()
                .filter(ServiceFrame.Message.class::isInstance)
                .map(frame -> ((ServiceFrame.Message) frame).seq())
                .toList();
    }

    /** Whether a frame is not dealt with yet. */
    public boolean isBusy() {
        return busy;
    }

    final String nextId(String prefix) {
        ids++;
        return prefix + ids;
    }

    final void sending(CompletionStage<Void> done) {
        busy = true;
        var _ = done.whenComplete((_, thrown) -> {
            busy = false;
            assertThat(thrown).as("a line never fails").isNull();
        });
    }

    private synchronized <T extends ServiceFrame> List<T> take(Class<T> kind, Predicate<T> which) {
        List<T> taken = unread.stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .filter(which)
                .toList();
        unread.removeAll(taken);
        return taken;
    }
}
