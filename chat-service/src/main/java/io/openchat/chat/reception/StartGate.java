package io.openchat.chat.reception;

import io.openchat.shared.http.ClientAddress;
import io.openchat.shared.wire.VisitorFrame;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Decides whether a visitor may start a conversation: a port, for a CAPTCHA or a proof of work.
 *
 * <p>It is asked before anything is stored, for every {@code start} that keeps to the limits and is not blocked. A client says a
 * {@code start} again whose answer was lost: the same {@code id} must be admitted again.
 */
@FunctionalInterface
public interface StartGate {
    /** Everybody may. */
    StartGate OPEN = (_, _) -> CompletableFuture.completedStage(Optional.empty());

    /**
     * Asks whether this {@code start} from there is admitted. Does not block; what takes long fails after some seconds.
     *
     * @return empty when it is; else why not, in words for the visitor
     */
    CompletionStage<Optional<String>> refuses(ClientAddress from, VisitorFrame.Start start);
}
