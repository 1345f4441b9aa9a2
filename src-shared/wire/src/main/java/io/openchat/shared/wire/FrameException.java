package io.openchat.shared.wire;

import java.io.Serial;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A frame that breaks the protocol; the text names what was wrong and may be shown to who sent it. */
public final class FrameException extends IllegalArgumentException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final ErrorCode code;
    private final @Nullable String conversation;
    private final @Nullable String id;

    /** A breach of the protocol of the kind {@code code}. */
    public FrameException(ErrorCode code, String text) {
        this(code, text, null, null);
    }

    private FrameException(ErrorCode code, String text, @Nullable String conversation, @Nullable String id) {
        super(text);
        this.code = code;
        this.conversation = conversation;
        this.id = id;
    }

    /** The same breach, in a frame about this conversation and message; a client finds by them what it must not send again. */
    FrameException in(@Nullable String ofConversation, @Nullable String ofMessage) {
        return new FrameException(code, text(), ofConversation, ofMessage);
    }

    /** The kind of breach. */
    public ErrorCode code() {
        return code;
    }

    /** The conversation that the frame names, if that could be read. */
    public Optional<String> conversation() {
        return Optional.ofNullable(conversation);
    }

    /** The message that the frame names, if that could be read. */
    public Optional<String> id() {
        return Optional.ofNullable(id);
    }

    /** The text for people. */
    public String text() {
        return String.valueOf(getMessage());
    }
}
