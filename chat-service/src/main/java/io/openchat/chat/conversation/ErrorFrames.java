package io.openchat.chat.conversation;

import io.openchat.shared.wire.ErrorCode;
import io.openchat.shared.wire.FrameException;
import io.openchat.shared.wire.ServiceFrame;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/** Puts failures into {@code error} frames; what people may not see is logged instead. */
public final class ErrorFrames {
    private static final Logger LOG = System.getLogger(ErrorFrames.class.getName());

    private ErrorFrames() {}

    /** The answer to a frame that broke the protocol. */
    public static ServiceFrame.Refusal of(FrameException e) {
        return new ServiceFrame.Refusal(e.code(), e.text(), e.conversation().orElse(null), e.id().orElse(null));
    }

    /** The answer when something was thrown; {@code conversation} and {@code id} are those of the frame, if it had them. */
    public static ServiceFrame.Refusal of(Throwable thrown, @Nullable String conversation, @Nullable String id) {
        Throwable cause = cause(thrown);
        if (cause instanceof FrameException e) {
            return new ServiceFrame.Refusal(e.code(), e.text(), conversation, id);
        }
        if (isOfTheStore(cause)) {
            // whoever looks after the store logs it once; this comes with every frame
            LOG.log(Level.DEBUG, () -> "the store did not do it for " + conversation + ": " + cause.getMessage());
            return storeUnavailable(conversation, id);
        }
        LOG.log(Level.ERROR, "a frame of " + conversation + " could not be handled", cause);
        return new ServiceFrame.Refusal(ErrorCode.INTERNAL, "Something went wrong here; try again.", conversation, id);
    }

    /** Whether something was refused for one of these reasons. */
    static boolean isFor(Throwable thrown, ErrorCode... codes) {
        return cause(thrown) instanceof FrameException e && List.of(codes).contains(e.code());
    }

    /** Whether the store did not do it, or too much waits for it. */
    public static boolean isOfTheStore(Throwable thrown) {
        Throwable cause = cause(thrown);
        return cause instanceof StoreException || cause instanceof RejectedExecutionException;
    }

    private static Throwable cause(Throwable thrown) {
        return thrown instanceof CompletionException && thrown.getCause() != null ? thrown.getCause() : thrown;
    }

    static ServiceFrame.Refusal storeUnavailable(@Nullable String conversation, @Nullable String id) {
        return new ServiceFrame.Refusal(
                ErrorCode.STORE_UNAVAILABLE, "The records cannot be reached; try again.", conversation, id);
    }
}
