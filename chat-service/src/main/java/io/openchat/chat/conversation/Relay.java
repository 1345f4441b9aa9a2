package io.openchat.chat.conversation;

import io.openchat.shared.record.MessageRecord;
import io.openchat.shared.wire.ErrorCode;
import io.openchat.shared.wire.ServiceFrame;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The way of a message, from who says it to everybody else in the conversation: it is stored, then acknowledged, then delivered to
 * the {@link Rooms} of all pods.
 */
public final class Relay {
    private final Transcript transcript;
    private final Bus bus;
    private final Rooms rooms;
    private final StoreWork storeWork;
    private final Tracing tracing;
    private final Consumer<MessageRecord> stored;

    /** A relay that hears what {@code bus} tells; {@code stored} is told of each message that is on record, here or elsewhere. */
    public Relay(
            Transcript transcript,
            Bus bus,
            Rooms rooms,
            StoreWork storeWork,
            Tracing tracing,
            Consumer<MessageRecord> stored) {
        this.transcript = transcript;
        this.bus = bus;
        this.rooms = rooms;
        this.storeWork = storeWork;
        this.tracing = tracing;
        this.stored = stored;
        bus.listen(this::heard);
    }

    /** Begins the way of a message that somebody says in a conversation; {@link #append} is a part of it. */
    public Tracing.Step sending(String conversation) {
        return tracing.send(conversation);
    }

    /** Stores a message, then acknowledges it to {@code origin}, if it has one, then delivers it; that is part of {@code sending}. */
    public CompletableFuture<MessageRecord> append(
            Transcript.Draft draft, @Nullable Subscriber origin, Tracing.Step sending) {
        return sending.append().until(transcript.append(draft)).thenApply(message -> {
            if (origin != null) {
                // whether or not it is still in the conversation: it sent when it was, and waits
                acknowledge(message, origin.out);
            }
            sending.stored(message);
            stored.accept(message);
            deliver(message, origin, sending.trace());
            bus.publish(new Bus.Stored(message, sending.trace()));
            return message;
        });
    }

    /**
     * Acknowledges what its author sends again and may not send any more: it is on record, and only its ack was lost before
     * the conversation was. To anybody else, and of anything else, {@code refusal} holds.
     */
    public CompletableFuture<Void> ackIfStored(
            String conversation, String id, MessageRecord.Author author, Outbound out, Throwable refusal) {
        if (!ErrorFrames.isFor(refusal, ErrorCode.NOT_YOURS, ErrorCode.ENDED, ErrorCode.QUOTA)) {
            return CompletableFuture.failedFuture(refusal);
        }
        return storeWork
                .ask(() -> transcript.byId(conversation, author, id))
                .thenCompose(found -> found.map(CompletableFuture::completedFuture)
                        .orElseGet(() -> CompletableFuture.failedFuture(refusal)))
                .thenAccept(message -> acknowledge(message, out));
    }

    /** Tells everybody, on this pod and on the others. */
    public void publish(Bus.Signal signal) {
        bus.publish(signal);
    }

    /** Finds what is on record and was told to nobody here: the bus lost it, or its sender never knew that it was stored. */
    public void catchUp() {
        Map<String, Long> reached = rooms.reached();
        if (!reached.isEmpty()) {
            transcript.beyond(reached).forEach(id -> rooms.in(id, room -> room.missed(reached.getOrDefault(id, 0L))));
        }
    }

    private static void acknowledge(MessageRecord message, Outbound out) {
        out.send(new ServiceFrame.Ack(message.conversation(), List.of(FrameMapper.acked(message))));
    }

    private void deliver(MessageRecord message, @Nullable Subscriber origin, @Nullable String trace) {
        rooms.in(message.conversation(), room -> {
            Tracing.Step delivery = tracing.deliver(message, trace);
            delivery.delivered(room.stored(message, origin));
        });
    }

    private void heard(Bus.Signal signal) {
        switch (signal) {
            case Bus.Stored s -> {
                transcript.heard(s.message());
                stored.accept(s.message());
                deliver(s.message(), null, s.trace());
            }
            case Bus.Changed s -> rooms.changed(s.record());
            case Bus.Typing s ->
                rooms.in(
                        s.conversation(),
                        room -> room.passing(s.from(), new ServiceFrame.Typing(s.conversation(), s.from(), s.on())));
            case Bus.Read s ->
                rooms.in(
                        s.conversation(),
                        room -> room.passing(s.from(), new ServiceFrame.Read(s.conversation(), s.from(), s.seq())));
        }
    }
}
