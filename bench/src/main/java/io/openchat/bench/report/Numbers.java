package io.openchat.bench.report;

import io.openchat.bench.figures.Stats;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import java.util.Optional;

/** Numbers as people read them, alike on all machines: some three digits that matter, and no exponents. */
final class Numbers {
    /** Stands where nothing was measured. */
    static final String NONE = "–";

    private Numbers() {}

    static String of(double value) {
        double size = Math.abs(value);
        if (size == 0) {
            return "0";
        }
        return String.format(
                Locale.ROOT, size >= 100 ? "%,.0f" : size >= 10 ? "%.1f" : size >= 1 ? "%.2f" : "%.3f", value);
    }

    static String count(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    /** All its digits, and none more. */
    static String exactly(double value) {
        return new DecimalFormat("#,##0.######", DecimalFormatSymbols.getInstance(Locale.ROOT)).format(value);
    }

    /** The median; the least and the most, too, when there are several. */
    static String of(Optional<Stats> measured) {
        return measured.map(Numbers::words).orElse(NONE);
    }

    private static String words(Stats stats) {
        return stats.count() == 1
                ? of(stats.median())
                : of(stats.median()) + " (" + of(stats.min()) + "–" + of(stats.max()) + ")";
    }
}
