package io.openchat.shared.setting;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A number of bytes within bounds, such as {@code 256K}.
 *
 * @param least the smallest that is admitted
 * @param most the largest
 */
record Size(long least, long most) implements SettingType<Long> {
    private static final String UNITS = "KMGT";
    private static final int BITS = 10;
    private static final Pattern SHAPE = Pattern.compile("(\\d{1,15})([KMGT]?)");

    @Override
    public String name() {
        return "size";
    }

    @Override
    public String rule() {
        return "is a number of bytes from " + write(least) + " to " + write(most) + ", such as 256K";
    }

    @Override
    public Long read(String text) {
        Matcher matcher = SHAPE.matcher(text.strip().toUpperCase(Locale.ROOT));
        if (!matcher.matches()) {
            throw new IllegalArgumentException(rule());
        }
        int bits = matcher.group(2).isEmpty() ? 0 : BITS * (UNITS.indexOf(matcher.group(2)) + 1);
        long number = Long.parseLong(matcher.group(1));
        if (number > most >> bits || number << bits < least) {
            throw new IllegalArgumentException(rule());
        }
        return number << bits;
    }

    @Override
    public String write(Long value) {
        long number = value;
        int unit = 0;
        while (unit < UNITS.length() && number >= 1 << BITS && number % (1 << BITS) == 0) {
            number >>= BITS;
            unit++;
        }
        return unit == 0 ? Long.toString(number) : number + UNITS.substring(unit - 1, unit);
    }
}
