package io.openchat.chat.conversation;

import io.openchat.shared.record.MessageRecord;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Follows a message on its way, for those who look for where it was held up: a port.
 *
 * <p>It never learns what a message says.
 */
public interface Tracing {
    /** Follows nothing, at no cost. */
    Tracing OFF = new Tracing() {
        @Override
        public Step send(String conversation) {
            return Step.NONE;
        }

        @Override
        public Step deliver(MessageRecord message, @Nullable String trace) {
            return Step.NONE;
        }
    };

    /** Begins the way of a message: its sender's frame is taken up. It ends with the answer to that frame. */
    Step send(String conversation);

    /** Begins the delivery of a message to those who are here; {@code trace} is {@link Step#trace} of its sending. */
    Step deliver(MessageRecord message, @Nullable String trace);

    /** A part of the way. */
    interface Step {
        /** A part of which nobody learns. */
        Step NONE = new Step() {
            @Override
            public Step append() {
                return this;
            }

            @Override
            public void stored(MessageRecord message) {}

            @Override
            public @Nullable String trace() {
                return null;
            }

            @Override
            public void delivered(int sockets) {}

            @Override
            public <T extends @Nullable Object> CompletableFuture<T> until(CompletableFuture<T> done) {
                return done;
            }
        };

        /** Begins the part of it in which the message is numbered and written. */
        Step append();

        /** The message is on record, as this. */
        void stored(MessageRecord message);

        /** What other pods need to go on with it; null when they need not. */
        @Nullable
        String trace();

        /** Ends a delivery to so many sockets; one to nobody is none. */
        void delivered(int sockets);

        /** Ends when {@code done} is; what depends on the result comes after that. */
        <T extends @Nullable Object> CompletableFuture<T> until(CompletableFuture<T> done);
    }
}
