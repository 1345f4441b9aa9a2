package io.openchat.standalone;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongSupplier;

/** How long the start takes. */
public final class StopWatch {

    /** What people wait for. */
    public enum Mark {
        /** A visitor can write. */
        PAGE,
        /** Everybody can do everything. */
        ALL
    }

    private final LongSupplier nanos;
    private final long start;
    private final Map<Mark, Double> marks = new EnumMap<>(Mark.class);

    public StopWatch(LongSupplier nanos) {
        this.nanos = nanos;
        this.start = nanos.getAsLong();
    }

    /** Seconds until the mark. */
    public synchronized double seconds(Mark mark) {
        return marks.getOrDefault(mark, Double.NaN);
    }

    synchronized void mark(Mark mark) {
        marks.put(mark, seconds());
    }

    /** The seconds until now, as they stand before a line of progress. */
    String stamp() {
        return String.format(Locale.ROOT, "%6.1f s", seconds());
    }

    private double seconds() {
        return (nanos.getAsLong() - start) / 1e9;
    }
}
