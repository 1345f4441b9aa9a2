package io.openchat.shared.wire;

import java.util.Locale;

/** Why a frame was refused; what stands in {@code error.code}, in lower case. */
public enum ErrorCode {
    /** Not a JSON object, or one without a type. */
    MALFORMED(false),
    /** The service knows no such frame, or not from this side. */
    UNKNOWN_TYPE(false),
    /** A field is missing or out of its limits. */
    INVALID_FIELD(false),
    /** A message's text is empty or too long. */
    TEXT_LENGTH(false),
    /** The frame has more bytes than {@link Limits#FRAME_BYTES}. */
    FRAME_TOO_LARGE(false),
    /** A conversation must be started or resumed first. */
    NOT_STARTED(false),
    /** The socket has its conversation already. */
    ALREADY_STARTED(false),
    /** The token opens no conversation. */
    BAD_TOKEN(false),
    /** There is no such conversation. */
    NOT_FOUND(false),
    /** Another agent holds the conversation. */
    TAKEN(false),
    /** The conversation is not held by this agent. */
    NOT_YOURS(false),
    /** The role does not permit it. */
    NOT_ALLOWED(false),
    /** The conversation has ended. */
    ENDED(false),
    /** The visitor or the address is blocked. */
    BLOCKED(false),
    /** The conversation holds as much as may wait for an answer. */
    QUOTA(false),
    /** Too many conversations are open. */
    BUSY(true),
    /** Too many frames in too short a time. */
    RATE_LIMITED(true),
    /** The store did not take it. */
    STORE_UNAVAILABLE(true),
    /** A fault of the service. */
    INTERNAL(true);

    private final String wire = name().toLowerCase(Locale.ROOT);
    private final boolean retryable;

    ErrorCode(boolean retryable) {
        this.retryable = retryable;
    }

    /** Whether the same frame may succeed later. */
    public boolean retryable() {
        return retryable;
    }

    /** The code as it stands on the wire. */
    public String wire() {
        return wire;
    }

    /** The code that stands on the wire as {@code wire}; {@link #INTERNAL} when this version does not know it. */
    public static ErrorCode ofWire(String wire) {
        for (ErrorCode code : values()) {
            if (code.wire.equals(wire)) {
                return code;
            }
        }
        return INTERNAL;
    }
}
