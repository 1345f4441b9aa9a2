package io.openchat.shared.text;

import java.lang.Character.UnicodeScript;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A walk through a text, character by character, that judges each by its neighbours: keeps what may stand there, and remembers
 * the first that may not.
 */
final class Scan {
    /**
     * Marks on one letter. The longest stack in living use has eight (Tibetan, in mantras); Burmese needs seven, Hebrew with
     * cantillation five, Vietnamese two. More than that is drawn over the lines above and below.
     */
    static final int MARKS = 8;

    private static final int NONE = -1;
    private static final int BLACK_FLAG = 0x1F3F4;
    private static final int TAG_END = 0xE007F;
    /** Tags of a region's flag: a code of up to six letters and digits, and the end. */
    private static final int FLAG_TAGS = 7;

    private final int[] points;
    private final boolean line;
    private final StringBuilder kept;
    private @Nullable String fault;
    /** The last one kept. */
    private int before = NONE;
    /** The last one kept that is no mark and no joiner. */
    private int base = NONE;

    private int marks;

    private Scan(String text, boolean line) {
        this.points = text.codePoints().toArray();
        this.line = line;
        this.kept = new StringBuilder(text.length());
        for (int i = 0; i < points.length; i++) {
            int tags = points[i] == BLACK_FLAG ? flagTags(i + 1) : 0;
            take(i);
            for (; tags > 0; tags--) {
                keep(points[++i]);
            }
        }
    }

    /** The walk through a field of one line. */
    static Scan line(String text) {
        return new Scan(text, true);
    }

    /** The walk through a text of several lines. */
    static Scan prose(String text) {
        return new Scan(text, false);
    }

    /** What may stand. */
    String kept() {
        return kept.toString();
    }

    /** What the first that may not stand is; null when all may. */
    @Nullable
    String fault() {
        return fault;
    }

    private void take(int i) {
        int c = points[i];
        int after = i + 1 < points.length ? points[i + 1] : NONE;
        String wrong = line ? wrongInLine(c, after) : wrongInProse(c);
        if (wrong == null) {
            keep(c);
        } else if (fault == null) {
            fault = wrong + String.format(Locale.ROOT, " (U+%04X)", c);
        }
    }

    private void keep(int c) {
        kept.appendCodePoint(c);
        before = c;
        if (Points.isMark(c)) {
            marks++;
        } else if (!Points.isJoiner(c)) {
            marks = 0;
            base = c;
        }
    }

    private @Nullable String wrongInLine(int c, int after) {
        if (c < 0x7F && c >= ' ') {
            return null;
        }
        if (Points.isBidi(c)) {
            return "a character that turns the direction of writing";
        }
        if (Character.getType(c) == Character.LINE_SEPARATOR || Character.getType(c) == Character.PARAGRAPH_SEPARATOR) {
            return "a separator of lines";
        }
        if (Points.isJoiner(c)) {
            return joins(c, after) ? null : "a joiner that joins nothing";
        }
        if (c == Points.GRAPHEME_JOINER) {
            boolean onLetter = marks > 0 || (before != NONE && Character.isLetter(before));
            return onLetter && after != NONE && Points.isMark(after) ? null : "a joiner that joins nothing";
        }
        String wrong = wrongAnywhere(c);
        if (wrong != null || Points.isSelector(c)) {
            return wrong;
        }
        if (Points.isIgnorable(c)) {
            return "a character that nobody can see";
        }
        return Points.isMark(c) && before == NONE ? "a mark without a letter" : null;
    }

    /** In a text, unlike in a name, white space and direction have their uses; and what is wrong is left out, not refused. */
    private @Nullable String wrongInProse(int c) {
        if (c == '\n' || c == '\t' || (c >= ' ' && c < 0x7F)) {
            return null;
        }
        if (c >= 0x202A && c <= 0x202E) {
            return "an embedding or override of the direction";
        }
        if (Points.isBidi(c)) {
            return null;
        }
        String wrong = wrongAnywhere(c);
        if (wrong != null || Points.isSelector(c)) {
            return wrong;
        }
        boolean again =
                Points.isIgnorable(c) && before != NONE && Points.isIgnorable(before) && !Points.isSelector(before);
        return again ? "more than one invisible character in a row" : null;
    }

    private @Nullable String wrongAnywhere(int c) {
        if (Character.getType(c) == Character.SURROGATE) {
            return "half of a character";
        }
        if (Character.isISOControl(c)) {
            return "a control character";
        }
        if (Points.isNoncharacter(c)) {
            return "a code point that is no character";
        }
        if (Points.isTag(c)) {
            return "a tag outside of a flag";
        }
        if (Points.isStandIn(c)) {
            return "a character that stands for something else";
        }
        if (Points.isSelector(c) && !takesSelector(c)) {
            return "a variation selector without its character";
        }
        return Points.isMark(c) && marks >= MARKS ? "more than " + MARKS + " marks in a row" : null;
    }

    /** Emoji (UTS #51), ideographs (UTS #37), Mongolian letters, and the letters and operators of StandardizedVariants.txt. */
    private boolean takesSelector(int c) {
        if (before == NONE || Points.isSelector(before)) {
            return false;
        }
        if (Points.isMongolianSelector(c)) {
            return Points.isOf(UnicodeScript.MONGOLIAN, base);
        }
        if (c >= 0xE0100) {
            return Character.isIdeographic(before);
        }
        return Character.isEmoji(before)
                || Character.isExtendedPictographic(before)
                || Character.isIdeographic(before)
                || Character.getType(before) == Character.MATH_SYMBOL
                || Points.isOf(UnicodeScript.MYANMAR, before)
                || Points.isOf(UnicodeScript.PHAGS_PA, before)
                || Points.isOf(UnicodeScript.MANICHAEAN, before);
    }

    /** Within an emoji, and between letters of scripts that are spelled with joiners; RFC 5892 (appendix A) allows domains the same. */
    private boolean joins(int c, int after) {
        if (before == NONE || Points.isJoiner(before)) {
            return false;
        }
        if (c == Points.ZERO_WIDTH_JOINER && after != NONE && Character.isExtendedPictographic(after)) {
            return isEmojiSoFar();
        }
        boolean spelled = Points.joins(base) && (Character.isLetter(before) || Points.isMark(before));
        boolean goesOn = after != NONE && (Points.isMark(after) || (Character.isLetter(after) && Points.joins(after)));
        return spelled && (goesOn || Points.isVirama(before));
    }

    private boolean isEmojiSoFar() {
        return Character.isExtendedPictographic(before)
                || Character.isEmojiModifier(before)
                || before == TAG_END
                || (before == 0xFE0F && base != NONE && Character.isExtendedPictographic(base));
    }

    /** The number of tags from {@code i} on that make a region's flag of the black one: England's, Scotland's, Texas'. */
    private int flagTags(int i) {
        int end = i;
        while (end < points.length && end - i < FLAG_TAGS && isLetterOrDigitTag(points[end])) {
            end++;
        }
        boolean flag = end - i >= 3 && end < points.length && end - i < FLAG_TAGS && points[end] == TAG_END;
        return flag ? end - i + 1 : 0;
    }

    private static boolean isLetterOrDigitTag(int c) {
        return (c >= 0xE0030 && c <= 0xE0039) || (c >= 0xE0061 && c <= 0xE007A);
    }
}
