package io.openchat.bench.figures;

import java.util.Locale;

/** What one number says; {@link Sample#x} says under which load. */
public enum Measure {
    /** Seconds from the start of the process until it serves; x is 0. */
    READY("s"),
    /** Resident megabytes (10^6 bytes) of the server before the first client; x is 0. */
    RSS("MB"),
    /** Messages a second in the closed loop; x is the number of pairs. */
    THROUGHPUT("messages/s"),
    /** CPU-seconds of the server alone for a million messages in the closed loop; x is the number of pairs. */
    CPU("CPU-s per million messages"),
    /** CPU-seconds of server and store together for a million messages in the closed loop; x is the number of pairs. */
    CPU_WITH_STORE("CPU-s per million messages"),
    /** Milliseconds from the time at which a message was due until it was there, median; x is messages a second. */
    P50("ms"),
    /** As {@link #P50}, of 90 percent. */
    P90("ms"),
    /** As {@link #P50}, of 99 percent. */
    P99("ms"),
    /** As {@link #P50}, of 99.9 percent. */
    P999("ms"),
    /** As {@link #P50}, the longest. */
    LONGEST("ms"),
    /** Milliseconds by which the driver itself was late to say a message, of 99 percent; x is messages a second. */
    LATE("ms"),
    /** CPU-seconds of the server for a million messages in the open loop; x is messages a second. */
    CPU_OPEN("CPU-s per million messages"),
    /** Bytes of resident memory of the server for each of the idle connections since the last x; x is the number of connections. */
    CONNECTION("bytes"),
    /** Connections a second that were opened and admitted, one after the other by 50 at a time; x is their number. */
    CONNECTS("connections/s"),
    /** CPU-seconds of the server for a million messages among so many idle connections; x is the number of connections. */
    CPU_AMONG("CPU-s per million messages"),
    /** Milliseconds until a message is acknowledged, median; x is the number of conversations in the store. */
    APPEND("ms"),
    /** Milliseconds until a visitor who resumes has the last ten messages, median; x as above. */
    RESUME("ms"),
    /** Milliseconds until an agent who connects has the queue, median; x as above. */
    QUEUE("ms"),
    /** Milliseconds until an agent who connects has the first page of the queue, the longest; x is the number who wait. */
    FIRST_SCREEN("ms"),
    /** Milliseconds until an agent who connects has the whole queue, the longest; x as above. */
    WHOLE_QUEUE("ms"),
    /** Milliseconds until the viewer's first page is there, median; x is the number of conversations in the store. */
    PAGE("ms"),
    /** Messages that never came, in all that was measured of this subject in one repetition; x is 0. */
    LOST("messages"),
    /** Messages that came twice, likewise. */
    DUPLICATED("messages"),
    /** Messages that came before an earlier one of the same sender, or with another text, likewise. */
    REORDERED("messages"),
    /** Messages in all that were sent, likewise. */
    SENT("messages");

    private final String unit;

    Measure(String unit) {
        this.unit = unit;
    }

    public String unit() {
        return unit;
    }

    /** As it stands in the file. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The measure that is written like this; throws {@link IllegalArgumentException}. */
    public static Measure ofWire(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
