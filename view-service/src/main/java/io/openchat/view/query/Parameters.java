package io.openchat.view.query;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The query parameters of a page, checked one by one as they are asked for. A blank parameter counts as absent: an empty
 * field of the filter form sends one.
 */
public final class Parameters {
    /** Longer than any name or address that the store can hold. */
    static final int TEXT_MAX = 254;

    /** A date outside of these is a slip of the keyboard, and some are too large for the store. */
    private static final int YEAR_MIN = 2000;

    private static final int YEAR_MAX = 2199;

    private final Source source;

    /** The raw value of a parameter; null when the address does not name it. */
    @FunctionalInterface
    public interface Source {
        @Nullable
        String first(String name);
    }

    public Parameters(Source source) {
        this.source = source;
    }

    /** A free text to look for. */
    public @Nullable String text(String name) {
        String value = value(name);
        if (value == null) {
            return null;
        }
        if (value.codePointCount(0, value.length()) > TEXT_MAX) {
            throw new BadParameter(w -> w.badLength(name, TEXT_MAX));
        }
        if (value.codePoints().anyMatch(Character::isISOControl)) {
            throw new BadParameter(w -> w.badControl(name));
        }
        return value;
    }

    /** A day, as 2026-11-22. */
    public @Nullable LocalDate date(String name) {
        String value = value(name);
        if (value == null) {
            return null;
        }
        LocalDate date = parsed(name, value);
        if (date.getYear() < YEAR_MIN || date.getYear() > YEAR_MAX) {
            throw new BadParameter(w -> w.badYear(name, String.valueOf(YEAR_MIN), String.valueOf(YEAR_MAX)));
        }
        return date;
    }

    /** A number from {@code min} to {@code max}; {@code fallback} when absent. */
    public long number(String name, long min, long max, long fallback) {
        String value = value(name);
        if (value == null) {
            return fallback;
        }
        // more digits than max has would overflow before they could be compared
        if (value.length() <= 18 && value.chars().allMatch(c -> c >= '0' && c <= '9')) {
            long number = Long.parseLong(value);
            if (number >= min && number <= max) {
                return number;
            }
        }
        throw new BadParameter(w -> w.badNumber(name, min, max));
    }

    /** One of the constants of an enum, by its name in small letters. */
    public <E extends Enum<E>> @Nullable E choice(String name, Class<E> type) {
        String value = value(name);
        if (value == null) {
            return null;
        }
        return constant(name, value, type);
    }

    /** A column to sort by, with a minus before it for the other way round. */
    public <E extends Enum<E>> Order<E> order(String name, Class<E> columns, Order<E> fallback) {
        String value = value(name);
        if (value == null) {
            return fallback;
        }
        boolean descending = value.startsWith("-");
        return new Order<>(constant(name, descending ? value.substring(1) : value, columns), descending);
    }

    private static <E extends Enum<E>> E constant(String name, String value, Class<E> type) {
        E[] constants = type.getEnumConstants();
        for (E constant : constants) {
            if (constant.name().toLowerCase(Locale.ROOT).equals(value)) {
                return constant;
            }
        }
        String known = Stream.of(constants)
                .map(constant -> constant.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
        throw new BadParameter(w -> w.badChoice(name, known));
    }

    private static LocalDate parsed(String name, String value) {
        try {
            return LocalDate.parse(value);
        } catch (DateTimeException notADate) {
            throw new BadParameter(w -> w.badDay(name, "2026-11-22"));
        }
    }

    private @Nullable String value(String name) {
        String value = source.first(name);
        return value == null || value.isBlank() ? null : value.strip();
    }
}
