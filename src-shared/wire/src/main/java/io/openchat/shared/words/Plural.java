package io.openchat.shared.words;

/** The plural categories of CLDR, for whole numbers in the languages of our catalogues; as {@code Intl.PluralRules} has them. */
enum Plural {
    ZERO(0),
    ONE(1),
    TWO(2),
    FEW(3),
    MANY(4),
    OTHER(5);

    private static final long MILLION = 1_000_000;

    /** Where its form stands among those of a word; words.mjs writes them in this order. */
    final int slot;

    Plural(int slot) {
        this.slot = slot;
    }

    /** The category of {@code count}, which is not negative. */
    static Plural of(String language, long count) {
        return switch (language) {
            case "ar" -> arabic(count);
            case "fr" -> count <= 1 ? ONE : romance(count);
            case "es" -> count == 1 ? ONE : romance(count);
            case "de", "en" -> count == 1 ? ONE : OTHER;
            default -> throw new IllegalArgumentException("the plural rules of " + language + " are not known");
        };
    }

    private static Plural romance(long count) {
        return count > 0 && count % MILLION == 0 ? MANY : OTHER;
    }

    private static Plural arabic(long count) {
        if (count <= 2) {
            return count == 0 ? ZERO : count == 1 ? ONE : TWO;
        }
        long hundred = count % 100;
        return hundred < 3 ? OTHER : hundred <= 10 ? FEW : MANY;
    }
}
