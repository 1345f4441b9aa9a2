package io.openchat.shared.web;

import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;

/** Why a connection was cut off; each counts how often that happened in this process. */
public enum Cut {
    /** It did not take what was written to it. */
    UNREAD("unread"),
    /** The first line and the headers of a request were not complete in time. */
    SLOW_HEADER("slow_header"),
    /** The body of a request was not complete in time. */
    SLOW_BODY("slow_body"),
    /** It sent request upon request without waiting for an answer. */
    PIPELINED("pipelined"),
    /** It stood idle when there were too many. */
    CROWDED("crowded"),
    /** A WebSocket: too many pings, pongs or fragments. */
    FLOOD("flood"),
    /** A WebSocket: a message was not complete in time. */
    SLOW_MESSAGE("slow_message"),
    /** A WebSocket: a message larger than any frame of ours. */
    TOO_BIG("too_big"),
    /** A WebSocket: a binary frame. */
    BINARY("binary"),
    /** A WebSocket: what no client may send, such as unmasked frames or text that is not UTF-8. */
    PROTOCOL("protocol"),
    /** A WebSocket: our close was not answered. */
    CLOSE_UNANSWERED("close_unanswered");

    private static final Map<Cut, LongAdder> COUNTS =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(cut -> cut, _ -> new LongAdder()));

    private final String tag;

    Cut(String tag) {
        this.tag = tag;
    }

    /** The name in metrics. */
    public String tag() {
        return tag;
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
