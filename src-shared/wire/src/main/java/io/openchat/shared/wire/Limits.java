package io.openchat.shared.wire;

/** The bounds of what a frame may hold; every door checks the same ones. */
public final class Limits {
    /** Code points in the text of one message: a page of text; what is longer is a document. */
    public static final int TEXT = 4_000;

    /** UTF-8 bytes of one frame: 4,000 code points of four bytes and the envelope around them. */
    public static final int FRAME_BYTES = 16 * 1024 + 512;

    /** Code points in a person's name. */
    public static final int NAME = 80;

    /** Characters in an e-mail address (RFC 5321, section 4.5.3.1.3, less the angle brackets). */
    public static final int EMAIL = 254;

    /** Characters in a telephone number: the 15 digits of E.164, an extension, and how people write them. */
    public static final int PHONE = 40;

    /** Characters in the address of the page that the visitor chats from; longer ones carry data, not a place. */
    public static final int PAGE = 2_000;

    /** Code points in the name of a department. */
    public static final int DEPARTMENT = 60;

    /** Characters in a language tag (RFC 5646, section 4.4.1). */
    public static final int LOCALE = 35;

    /** Code points in the comment of a rating. */
    public static final int COMMENT = 1_000;

    /** Characters in an id made by a client; a UUID has 36. */
    public static final int ID = 64;

    /** Least characters in the id of a start, which is a secret: 128 random bits in base64url. */
    public static final int START_ID_LEAST = 22;

    /** Characters in a visitor's token: the conversation's id, a dot, and 256 bits in base64url, with room to grow. */
    public static final int TOKEN = 200;

    /** Best rating; the worst is 1. */
    public static final int SCORE = 5;

    private Limits() {}
}
