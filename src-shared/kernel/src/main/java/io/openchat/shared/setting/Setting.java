package io.openchat.shared.setting;

/**
 * One thing that administrators can set while the services run, declared once for all services.
 *
 * @param name as in the environment, where it can be pinned: {@code openchat.waiting.most} is {@code OPENCHAT_WAITING_MOST}
 * @param initial what holds when nobody has set it, as a text
 * @param purpose a sentence that says what it is for
 * @param <T> its values
 */
public record Setting<T>(String name, SettingType<T> type, String initial, String purpose) {
    /** Characters of a value; the list of all settings shall stay something that is read in one go. */
    public static final int LONGEST = 20_000;

    public Setting {
        var _ = type.read(initial);
    }

    /**
     * The value that the text stands for.
     *
     * @throws IllegalArgumentException when it stands for none; the message says why, to people
     */
    public T read(String text) {
        if (text.length() > LONGEST) {
            throw new IllegalArgumentException("has at most " + LONGEST + " characters");
        }
        return type.read(text);
    }

    /** The same text in the one way in which it is written. */
    public String normal(String text) {
        return type.write(read(text));
    }
}
