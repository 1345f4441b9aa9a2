package io.openchat.shared.setting;

/**
 * A whole number within bounds.
 *
 * @param least the smallest that is admitted
 * @param most the largest
 */
record Count(long least, long most) implements SettingType<Long> {
    @Override
    public String name() {
        return "count";
    }

    @Override
    public String rule() {
        return "is a whole number from " + least + " to " + most;
    }

    @Override
    public Long read(String text) {
        long number;
        try {
            number = Long.parseLong(text.strip());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(rule(), e);
        }
        if (number < least || number > most) {
            throw new IllegalArgumentException(rule());
        }
        return number;
    }

    @Override
    public String write(Long value) {
        return value.toString();
    }
}
