package io.openchat.shared.http;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;

/** Why a connection was cut off; each counts how often that happened in this process. */
public enum Cut {
    /** It did not take what was written to it. */
    UNREAD,
    /** The first line and the headers of a request were not complete in time. */
    SLOW_HEADER,
    /** The body of a request was not complete in time. */
    SLOW_BODY,
    /** It sent request upon request without waiting for an answer. */
    PIPELINED,
    /** It stood idle when there were too many. */
    CROWDED,
    /** A WebSocket: too many pings, pongs or fragments. */
    FLOOD,
    /** A WebSocket: a message was not complete in time. */
    SLOW_MESSAGE,
    /** A WebSocket: a message larger than any frame of ours. */
    TOO_BIG,
    /** A WebSocket: a binary frame. */
    BINARY,
    /** A WebSocket: what no client may send, such as unmasked frames or text that is not UTF-8. */
    PROTOCOL,
    /** A WebSocket: our close was not answered. */
    CLOSE_UNANSWERED;

    private static final Map<Cut, LongAdder> COUNTS =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(cut -> cut, _ -> new LongAdder()));

    /** The name in metrics. */
    public String tag() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** How many connections were cut off for this reason. */
    public long count() {
        return counter().sum();
    }

    void counted() {
        counter().increment();
    }

    private LongAdder counter() {
        return Objects.requireNonNull(COUNTS.get(this));
    }
}
