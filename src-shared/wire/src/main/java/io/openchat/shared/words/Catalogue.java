package io.openchat.shared.words;

import io.openchat.shared.text.SingleLine;
import io.openchat.shared.words.Sentence.Name;
import io.openchat.shared.words.Sentence.Part;
import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words of one language. The classes that the build makes of {@code words/*.json} have a method for each of them. */
public abstract class Catalogue {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+)}");

    private final String language;
    private final Locale locale;
    private final List<String> keys;
    private final String[][] texts;

    /** {@code texts} has, for each key, one text, or one for each {@link Plural}, which is empty where the language has none. */
    protected Catalogue(String language, List<String> keys, String[][] texts) {
        this.language = language;
        // the day before the month, as all our other languages have it
        this.locale = Locale.forLanguageTag(language.equals("en") ? "en-GB" : language);
        this.keys = keys;
        this.texts = texts;
    }

    /** The tag, for the attribute {@code lang}. */
    public String tag() {
        return language;
    }

    /** For the attribute {@code dir}. */
    public String direction() {
        return language.equals("ar") ? "rtl" : "ltr";
    }

    /** How dates are written. */
    public Locale locale() {
        return locale;
    }

    /** A whole number as it is written in this language; of any type, since templates do not widen them. */
    public String number(Number value) {
        return NumberFormat.getIntegerInstance(locale).format(value);
    }

    /** What happened, by the code of an event; what a newer version calls by a name of its own stays that. */
    public Sentence event(String code, String name) {
        int index = keys.indexOf("event_" + code);
        return index < 0 ? Sentence.of(SingleLine.cleaned(code)) : say(index, "name", new Name(name));
    }

    /** The word with that key, which may come from a record that a newer version wrote. */
    public Optional<String> find(String key) {
        int index = keys.indexOf(key);
        return index < 0 ? Optional.empty() : Optional.of(texts[index][0]);
    }

    /** The word in the form that {@code count} takes. */
    protected final Sentence plural(int index, Number count, Object... values) {
        String form = texts[index][Plural.of(language, count.longValue()).slot];
        return fill(form.isEmpty() ? texts[index][Plural.OTHER.slot] : form, values);
    }

    /** The word; {@code values} are names of placeholders, each followed by what it stands for. */
    protected final Sentence say(int index, Object... values) {
        return fill(texts[index][0], values);
    }

    private Sentence fill(String text, Object... values) {
        List<Part> parts = new ArrayList<>();
        Matcher placeholders = PLACEHOLDER.matcher(text);
        int from = 0;
        while (placeholders.find()) {
            parts.add(new Part(text.substring(from, placeholders.start()), false));
            parts.add(part(valueOf(placeholders.group(1), values)));
            from = placeholders.end();
        }
        parts.add(new Part(text.substring(from), false));
        return new Sentence(parts);
    }

    private Part part(Object value) {
        return switch (value) {
            case Name name -> new Part(SingleLine.cleaned(name.value()), true);
            case Number number -> new Part(number(number), false);
            default -> new Part(value.toString(), false);
        };
    }

    private static Object valueOf(String placeholder, Object... values) {
        for (int i = 0; i < values.length; i += 2) {
            if (values[i].equals(placeholder)) {
                return values[i + 1];
            }
        }
        throw new IllegalArgumentException("nothing stands for {" + placeholder + "}");
    }
}
