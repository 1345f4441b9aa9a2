package io.openchat.chat.socket;

import io.openchat.shared.wire.Side;
import java.time.Instant;
import java.util.concurrent.CompletionStage;

/** Who sits behind an open socket: takes what comes over it, in the terms of its side of the protocol; {@code F} is its frames. */
public interface FrameHandler<F> {
    /** Who sits here. */
    Side side();

    /** Reads one text message; throws {@code FrameException} when it is no frame of this side, or one too many. */
    F read(String text);

    /** Whether the answer to this frame asks nobody, so that it need not wait for the frames before it. */
    boolean isPing(F frame);

    /** What a frame is about: frames about the same are dealt with in the order in which they came. */
    String about(F frame);

    /**
     * Does what a frame asks for.
     *
     * @return done when the next one may come; never fails
     */
    CompletionStage<Void> take(F frame);

    /**
     * Whether it is known what the socket is for, or was not told because of us since then; one that is for nothing is not kept open
     * for long.
     */
    default boolean hasBegun(Instant since) {
        return true;
    }

    /** Whether who sits here may not chat any more. */
    default boolean isBlocked() {
        return false;
    }

    /** The socket is gone. */
    void closed();
}
