package io.openchat.chat.conversation;

import io.openchat.shared.wire.ServiceFrame;

/** The way out to one socket. */
@FunctionalInterface
public interface Outbound {
    /** Sends a frame after those before it. Does not block and does not throw, whatever became of the socket. */
    void send(ServiceFrame frame);

    /** Whether so little waits for the client that it may get what it can do without, or can get later. */
    default boolean hasRoom() {
        return true;
    }

    /**
     * Runs {@code task} once, when there is room; never when the socket has gone by then. What comes in any amount is given so,
     * for whoever has too much waiting is closed. Does not block and does not throw.
     */
    default void whenRoom(Runnable task) {
        task.run();
    }
}
