package io.openchat.shared.record;

import java.text.Normalizer;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonDocumentWrapper;
import org.bson.BsonString;
import org.bson.codecs.configuration.CodecRegistry;
import org.jspecify.annotations.Nullable;

/**
 * Search keys: the beginnings of a visitor's name and e-mail address, from each of their words on, by which viewers find the person.
 *
 * <p>They stand on record beside the name, in an index. So to look for a part of a name is to look for one value: no store can
 * answer an expression over names without reading all of them. Letters are compared without case and marks: {@code zoe} finds
 * Zoë.
 */
public final class SearchKeys {
    /** The field that holds them, of a conversation and of a session. */
    public static final String FIELD = "searchKeys";

    /** Beginnings of up to so many characters are keys. Few people share a longer one, and each costs an entry of the index. */
    public static final int LONGEST = 8;

    /** More words has no name that anybody looks for by its end. */
    private static final int WORDS_MOST = 8;

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");

    private SearchKeys() {}

    /** The keys of a person; at least one, so that a record without keys is one from before there were any. */
    public static List<String> of(String name, @Nullable String email) {
        Set<String> keys = new LinkedHashSet<>();
        addAll(keys, name);
        if (email != null) {
            addAll(keys, email);
        }
        if (keys.isEmpty()) {
            keys.add("");
        }
        return List.copyOf(keys);
    }

    /** A record as it is stored, with the keys of its person beside its own fields. */
    public static <T extends Record> BsonDocument beside(
            T record, String name, @Nullable String email, CodecRegistry codecs) {
        return BsonDocumentWrapper.asBsonDocument(record, codecs)
                .clone()
                .append(
                        FIELD,
                        new BsonArray(
                                of(name, email).stream().map(BsonString::new).toList()));
    }

    /** Letters that are written in two ways, and that no decomposition takes apart. */
    private static final Map<String, String> OTHERWISE = Map.of(
            "ς", "σ", "ß", "ss", "ł", "l", "ø", "o", "đ", "d", "æ", "ae", "œ", "oe", "ı", "i", "ħ", "h", "þ", "th");

    /** A text as the keys are written. */
    public static String folded(String text) {
        // the compatible form: letters of double width are letters
        String decomposed = Normalizer.normalize(text, Normalizer.Form.NFKD);
        String small = MARKS.matcher(decomposed)
                .replaceAll("")
                .toLowerCase(Locale.ROOT)
                .strip();
        return small.codePoints()
                .mapToObj(Character::toString)
                .map(letter -> OTHERWISE.getOrDefault(letter, letter))
                .collect(Collectors.joining());
    }

    /** The beginning of a folded text that is a key if the text begins one. */
    public static String beginning(String folded) {
        return folded.substring(0, end(folded, LONGEST));
    }

    private static void addAll(Collection<String> keys, String text) {
        String folded = folded(text);
        IntStream.range(0, folded.length())
                .filter(at -> at == 0 || isWordsBeginning(folded, at))
                .limit(WORDS_MOST)
                .forEach(at -> addBeginnings(keys, folded.substring(at)));
    }

    /** In Chinese and Japanese there are no blanks between family name and given name: each character may begin one. */
    private static boolean isWordsBeginning(String text, int at) {
        if (Character.isIdeographic(text.codePointAt(at))) {
            return true;
        }
        return Character.isLetterOrDigit(text.codePointAt(at)) && !Character.isLetterOrDigit(text.codePointBefore(at));
    }

    /** The text itself, too: what is longer than a key is held against it. */
    private static void addBeginnings(Collection<String> keys, String text) {
        int length = text.codePointCount(0, text.length());
        for (int characters = 1; characters <= Math.min(LONGEST, length); characters++) {
            keys.add(text.substring(0, end(text, characters)));
        }
        keys.add(text);
    }

    private static int end(String text, int characters) {
        return text.codePointCount(0, text.length()) <= characters
                ? text.length()
                : text.offsetByCodePoints(0, characters);
    }
}
