package io.openchat.chat.reception;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/**
 * The visitor's keys to a conversation.
 *
 * <p>A token is the conversation's id, a dot and 256 random bits: the id finds the conversation, the bits open it. Only
 * the token's hash is stored, so the records do not open conversations.
 */
final class Tokens {
    private static final int SECRET_BYTES = 32;

    /** 128 bits of a hash: two starts get the same id only when they are the same start. */
    private static final int ID_BYTES = 16;

    private final SecureRandom random = new SecureRandom();

    /** A fresh token for {@code conversation}. */
    String make(String conversation) {
        byte[] secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        return conversation + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    }

    /** The conversation that a start with the secret {@code startId} opens, however often it is sent. */
    static String conversationOf(String startId) {
        byte[] digest = sha256("openchat start " + startId);
        return HexFormat.of().formatHex(digest, 0, ID_BYTES);
    }

    /** The conversation that {@code token} claims to open; what has no dot names one that does not exist. */
    static String conversationIn(String token) {
        int dot = token.indexOf('.');
        return dot < 0 ? token : token.substring(0, dot);
    }

    /** What is stored of a token. */
    static String hash(String token) {
        return HexFormat.of().formatHex(sha256(token));
    }

    /** Whether {@code token} is the one whose hash was stored; takes the same time for every wrong one. */
    static boolean opens(String token, String storedHash) {
        return MessageDigest.isEqual(
                hash(token).getBytes(StandardCharsets.US_ASCII), storedHash.getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
