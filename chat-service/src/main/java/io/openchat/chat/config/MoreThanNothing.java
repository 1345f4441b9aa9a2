package io.openchat.chat.config;

import io.quarkus.runtime.configuration.DurationConverter;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.runtime.configuration.MemorySizeConverter;
import java.math.BigInteger;
import java.time.Duration;
import org.eclipse.microprofile.config.spi.Converter;
import org.jspecify.annotations.Nullable;

/**
 * Readers of settings that are amounts: what is no amount, or none, ends the start of the service with a line that names the
 * setting, and not a visitor's chat later. Public, as the configuration makes them; each implements the
 * interface by itself, as it looks there for the type.
 */
public final class MoreThanNothing {
    private MoreThanNothing() {}

    private static <T> T checked(T value, boolean isMore) {
        if (!isMore) {
            throw new IllegalArgumentException("must be more than 0");
        }
        return value;
    }

    private static NumberFormatException notA(String kind, String value) {
        return new NumberFormatException("'" + value + "' is not a " + kind);
    }

    /** Of things that are counted. */
    public static final class Count implements Converter<Integer> {
        private static final long serialVersionUID = 1L;

        @Override
        public @Nullable Integer convert(String value) {
            try {
                int count = Integer.parseInt(value.strip());
                return checked(count, count > 0);
            } catch (NumberFormatException e) {
                throw notA("whole number", value);
            }
        }
    }

    /** How often a second. */
    public static final class Frequency implements Converter<Double> {
        private static final long serialVersionUID = 1L;

        @Override
        public @Nullable Double convert(String value) {
            try {
                double frequency = Double.parseDouble(value.strip());
                return checked(frequency, frequency > 0 && Double.isFinite(frequency));
            } catch (NumberFormatException e) {
                throw notA("number", value);
            }
        }
    }

    /** How long, such as {@code 30s}. */
    public static final class Time implements Converter<Duration> {
        private static final long serialVersionUID = 1L;

        @Override
        public @Nullable Duration convert(String value) {
            Duration time = DurationConverter.parseDuration(value);
            return checked(time, time.isPositive());
        }
    }

    /** How many bytes, such as {@code 64K}. */
    public static final class Size implements Converter<MemorySize> {
        private static final long serialVersionUID = 1L;

        @Override
        public @Nullable MemorySize convert(String value) {
            MemorySize size = new MemorySizeConverter().convert(value);
            return checked(size, size.asBigInteger().compareTo(BigInteger.ZERO) > 0);
        }
    }
}
