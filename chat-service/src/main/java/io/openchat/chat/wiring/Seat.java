package io.openchat.chat.wiring;

import java.util.concurrent.CompletionStage;

/** Who sits behind an open socket: takes what comes over it, in the terms of its side of the protocol. */
public interface Seat {
    /**
     * Takes one text message; throws {@code FrameException} when it is no frame of this side.
     *
     * @return done when the next one may come; never fails
     */
    CompletionStage<Void> receive(String text);

    /** The socket is gone. */
    void closed();
}
