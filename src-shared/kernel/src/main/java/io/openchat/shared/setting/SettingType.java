package io.openchat.shared.setting;

/**
 * What a setting can be: its values, and the one way to write each.
 *
 * @param <T> the values
 */
public interface SettingType<T> {
    /** What forms and programs know it by. */
    String name();

    /** What is admitted, as the end of a sentence that begins with the setting: {@code is a whole number from 1 to 100}. */
    String rule();

    /**
     * The value that the text stands for.
     *
     * @throws IllegalArgumentException when it stands for none that is admitted; the message says why, as {@link #rule()} does
     */
    T read(String text);

    /** The text that stands for the value. */
    String write(T value);
}
