package io.openchat.shared.text;

import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.Set;

/** Which code points are of a kind that matters to the rules; the numbers are those of the Unicode Character Database. */
final class Points {
    /** Marks begin here; nothing below has another form. */
    static final char FIRST_MARK = 0x300;

    static final int ZERO_WIDTH_NON_JOINER = 0x200C;
    static final int ZERO_WIDTH_JOINER = 0x200D;
    static final int GRAPHEME_JOINER = 0x034F;
    static final int FIRST_STRONG_ISOLATE = 0x2068;
    static final int POP_ISOLATE = 0x2069;

    /** The Mongolian vowel separator; it shapes the letters around it. */
    private static final int VOWEL_SEPARATOR = 0x180E;

    /** Signs that kill a vowel; after them a joiner decides how the consonants are drawn, also at the end of a word. */
    private static final String VIRAMAS = "\u094D\u09CD\u0A4D\u0ACD\u0B4D\u0BCD\u0C4D\u0CCD\u0D4D\u0DCA";

    /** Symbols and letters that have no ink: Braille blank, null notehead, the blanks of hieroglyphs. */
    private static final Set<Integer> INKLESS = Set.of(0x2800, 0x1D159, 0x13441, 0x13442);

    /** Scripts in which the joiners are spelling (UAX #31, section 2.3): the cursive ones and those of India. */
    private static final Set<UnicodeScript> JOINING = EnumSet.of(
            UnicodeScript.ARABIC,
            UnicodeScript.SYRIAC,
            UnicodeScript.MANDAIC,
            UnicodeScript.NKO,
            UnicodeScript.ADLAM,
            UnicodeScript.HANIFI_ROHINGYA,
            UnicodeScript.MONGOLIAN,
            UnicodeScript.PHAGS_PA,
            UnicodeScript.DEVANAGARI,
            UnicodeScript.BENGALI,
            UnicodeScript.GURMUKHI,
            UnicodeScript.GUJARATI,
            UnicodeScript.ORIYA,
            UnicodeScript.TAMIL,
            UnicodeScript.TELUGU,
            UnicodeScript.KANNADA,
            UnicodeScript.MALAYALAM,
            UnicodeScript.SINHALA,
            UnicodeScript.KHMER,
            UnicodeScript.MYANMAR,
            UnicodeScript.MEETEI_MAYEK,
            UnicodeScript.BALINESE,
            UnicodeScript.JAVANESE,
            UnicodeScript.GRANTHA,
            UnicodeScript.CHAKMA,
            UnicodeScript.NEWA);

    private Points() {}

    /** What decides the direction of writing (UAX #9, table 4) and leaves no ink. */
    static boolean isBidi(int c) {
        return c == 0x061C || c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) || isIsolate(c);
    }

    /** The isolates and their end. */
    static boolean isIsolate(int c) {
        return c >= 0x2066 && c <= POP_ISOLATE;
    }

    /** Tags: an invisible copy of ASCII, of use in flags only (UTS #51, annex C). */
    static boolean isTag(int c) {
        return c >= 0xE0000 && c <= 0xE007F;
    }

    static boolean isSelector(int c) {
        return (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0xE0100 && c <= 0xE01EF) || isMongolianSelector(c);
    }

    static boolean isMongolianSelector(int c) {
        return (c >= 0x180B && c <= 0x180D) || c == 0x180F;
    }

    static boolean isJoiner(int c) {
        return c == ZERO_WIDTH_JOINER || c == ZERO_WIDTH_NON_JOINER || c == VOWEL_SEPARATOR;
    }

    /** The 66 code points that will never be characters. */
    static boolean isNoncharacter(int c) {
        return (c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF);
    }

    /** Anchors of interlinear notes, and the place of an object that is not there. */
    static boolean isStandIn(int c) {
        return c >= 0xFFF9 && c <= 0xFFFC;
    }

    /** What a font shows as nothing (Default_Ignorable_Code_Point). */
    static boolean isIgnorable(int c) {
        return switch (c) {
            case 0x00AD, GRAPHEME_JOINER, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x3164, 0xFEFF, 0xFFA0 -> true;
            default ->
                isBidi(c)
                        || isSelector(c)
                        || isJoiner(c)
                        || c == 0x200B
                        || (c >= 0x2060 && c <= 0x206F)
                        || (c >= 0xFFF0 && c <= 0xFFF8)
                        || (c >= 0x1BCA0 && c <= 0x1BCA3)
                        || (c >= 0x1D173 && c <= 0x1D17A)
                        || (c >= 0xE0000 && c <= 0xE0FFF);
        };
    }

    /** White space of every kind, and the Braille pattern that looks like it. */
    static boolean isBlank(int c) {
        return Character.getType(c) == Character.SPACE_SEPARATOR || c == 0x2800;
    }

    static boolean isMark(int c) {
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK
                || type == Character.ENCLOSING_MARK;
    }

    /** What leaves ink by itself: letters, digits, punctuation and symbols. A mark needs a letter, a private character a font. */
    static boolean isVisible(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.NON_SPACING_MARK,
                    Character.COMBINING_SPACING_MARK,
                    Character.ENCLOSING_MARK -> false;
            default -> !isIgnorable(c) && !isStandIn(c) && !INKLESS.contains(c);
        };
    }

    static boolean isVirama(int c) {
        return VIRAMAS.indexOf(c) >= 0;
    }

    /** Whether joiners are spelling after this letter. */
    static boolean joins(int c) {
        return c >= 0 && JOINING.contains(UnicodeScript.of(c));
    }

    static boolean isOf(UnicodeScript script, int c) {
        return c >= 0 && UnicodeScript.of(c) == script;
    }
}
