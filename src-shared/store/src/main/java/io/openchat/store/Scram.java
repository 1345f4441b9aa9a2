package io.openchat.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import de.bwaldvogel.mongo.bson.BinData;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** One login over one connection: SCRAM-SHA-256 (RFC 5802, 7677) in MongoDB's commands saslStart and saslContinue. */
final class Scram {

    static final String MECHANISM = "SCRAM-SHA-256";

    /** What MongoDB takes; clients refuse less than 4,096. */
    private static final int ITERATIONS = 15_000;

    private static final int KEY_BITS = 256;
    private static final int SALT_BYTES = 28;
    private static final int NONCE_BYTES = 24;
    private static final int AUTHENTICATION_FAILED = 18;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Map<String, Key> keys;
    private @Nullable Key key;
    private String conversation = "";
    private String nonce = "";
    private boolean done;

    Scram(Map<String, Key> keys) {
        this.keys = keys;
    }

    /** What the password was made into, once. */
    static final class Key {
        private final String name;
        private final Account.Rights rights;
        private final byte[] salt = random(SALT_BYTES);
        private final byte[] salted;

        Key(Account account) {
            name = account.name();
            rights = account.rights();
            PBEKeySpec spec = new PBEKeySpec(account.password().toCharArray(), salt, ITERATIONS, KEY_BITS);
            try {
                salted = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                        .generateSecret(spec)
                        .getEncoded();
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }

        String name() {
            return name;
        }
    }

    boolean isDone() {
        return done;
    }

    /** Of who has logged in; not before {@link #isDone}. */
    Account.Rights rights() {
        return known().rights;
    }

    /** {@code n,,n=USER,r=NONCE} → {@code r=NONCE…,s=SALT,i=ITERATIONS}. */
    Document start(Document command) {
        String first = payload(command);
        int bare = first.indexOf("n=");
        if (bare < 0 || !MECHANISM.equals(command.get("mechanism"))) {
            throw refused();
        }
        String asked = first.substring(bare);
        nonce = field(asked, "r") + base64(random(NONCE_BYTES));
        key = keys.get(field(asked, "n"));
        String answer = "r=" + nonce + ",s=" + base64(known().salt) + ",i=" + ITERATIONS;
        conversation = asked + "," + answer;
        return answer(answer);
    }

    /** {@code c=biws,r=NONCE…,p=PROOF} → {@code v=SIGNATURE}; clients that want it get an empty exchange after that. */
    Document go(Document command) {
        String last = payload(command);
        if (done && last.isEmpty()) {
            return answer("");
        }
        int proof = last.lastIndexOf(",p=");
        if (done || conversation.isEmpty() || proof < 0 || !field(last, "r").equals(nonce)) {
            throw refused();
        }
        String said = conversation + "," + last.substring(0, proof);
        conversation = ""; // one try for each start
        byte[] clientKey = hmac(known().salted, "Client Key");
        byte[] expected = xor(clientKey, hmac(sha256(clientKey), said));
        if (!MessageDigest.isEqual(decoded(last.substring(proof + 3)), expected)) {
            throw refused();
        }
        done = true;
        return answer("v=" + base64(hmac(hmac(known().salted, "Server Key"), said)));
    }

    private Key known() {
        if (key == null) {
            throw refused();
        }
        return key;
    }

    private Document answer(String payload) {
        return new Document("conversationId", 1)
                .append("done", done)
                .append("payload", new BinData(payload.getBytes(UTF_8)))
                .append("ok", 1.0);
    }

    private static String payload(Document command) {
        return switch (command.get("payload")) {
            case BinData data -> new String(data.getData(), UTF_8);
            case byte[] bytes -> new String(bytes, UTF_8);
            case null, default -> throw refused();
        };
    }

    private static String field(String message, String name) {
        for (String part : message.split(",", -1)) {
            if (part.startsWith(name + "=")) {
                return part.substring(name.length() + 1);
            }
        }
        return "";
    }

    private static byte[] decoded(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw refused();
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    private static byte[] xor(byte[] a, byte[] b) {
        byte[] both = a.clone();
        for (int i = 0; i < both.length; i++) {
            both[i] ^= b[i];
        }
        return both;
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static MongoServerError refused() {
        return new MongoServerError(AUTHENTICATION_FAILED, "AuthenticationFailed", "Authentication failed.");
    }
}
