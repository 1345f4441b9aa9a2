package io.openchat.shared.wire;

import java.io.Serial;

/** A frame that breaks the protocol; the text names what was wrong and may be shown to who sent it. */
public final class FrameException extends IllegalArgumentException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final ErrorCode code;

    /** A breach of the protocol of the kind {@code code}. */
    public FrameException(ErrorCode code, String text) {
        super(text);
        this.code = code;
    }

    /** The kind of breach. */
    public ErrorCode code() {
        return code;
    }

    /** The text for people. */
    public String text() {
        return String.valueOf(getMessage());
    }
}
