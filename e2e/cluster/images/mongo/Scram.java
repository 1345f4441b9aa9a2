package io.openchat.standin;

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

/** One login over one connection: SCRAM-SHA-256 (RFC 5802, 7677) in MongoDB's commands saslStart and saslContinue. */
final class Scram {

    static final String MECHANISM = "SCRAM-SHA-256";

    private static final int ITERATIONS = 15_000; // what MongoDB takes; clients refuse less than 4096
    private static final int BITS = 256;
    private static final int AUTHENTICATION_FAILED = 18;
    private static final Base64.Encoder BASE64 = Base64.getEncoder();

    private final Map<String, User> users;
    private User user;
    private String conversation = "";
    private String nonce = "";
    private boolean done;

    Scram(Map<String, User> users) {
        this.users = users;
    }

    /** One who may log in. */
    record User(String name, byte[] salt, byte[] key) {

        static User of(String name, String password) throws GeneralSecurityException {
            byte[] salt = SecureRandom.getSeed(28);
            PBEKeySpec spec = new PBEKeySpec(password.toCharArray(), salt, ITERATIONS, BITS);
            return new User(name, salt, SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256").generateSecret(spec).getEncoded());
        }
    }

    /** Who has logged in; not before {@link #isDone}. */
    String user() {
        return user.name();
    }

    boolean isDone() {
        return done;
    }

    /** {@code n,,n=USER,r=NONCE} → {@code r=NONCE…,s=SALT,i=ITERATIONS}. */
    Document start(Document command) {
        String first = payload(command);
        String bare = first.substring(first.indexOf("n=", 2));
        nonce = field(bare, "r") + BASE64.encodeToString(SecureRandom.getSeed(24));
        user = users.get(field(bare, "n"));
        if (user == null) {
            throw refused();
        }
        String answer = "r=" + nonce + ",s=" + BASE64.encodeToString(user.salt()) + ",i=" + ITERATIONS;
        conversation = bare + "," + answer;
        return answer(answer);
    }

    /** {@code c=biws,r=NONCE…,p=PROOF} → {@code v=SIGNATURE}; clients that want it get an empty exchange after that. */
    Document go(Document command) {
        String last = payload(command);
        if (done && last.isEmpty()) {
            return answer("");
        }
        if (user == null) {
            throw refused();
        }
        try {
            String said = conversation + "," + last.substring(0, last.lastIndexOf(",p="));
            byte[] clientKey = hmac(user.key(), "Client Key");
            byte[] signature = hmac(MessageDigest.getInstance("SHA-256").digest(clientKey), said);
            byte[] proof = Base64.getDecoder().decode(field(last, "p"));
            for (int i = 0; i < proof.length; i++) {
                proof[i] ^= signature[i];
            }
            if (!field(last, "r").equals(nonce) || !MessageDigest.isEqual(proof, clientKey)) {
                throw refused();
            }
            done = true;
            return answer("v=" + BASE64.encodeToString(hmac(hmac(user.key(), "Server Key"), said)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private Document answer(String payload) {
        return new Document("conversationId", 1)
                .append("done", done)
                .append("payload", new BinData(payload.getBytes(UTF_8)))
                .append("ok", 1.0);
    }

    private static String payload(Document command) {
        Object payload = command.get("payload");
        return new String(payload instanceof BinData data ? data.getData() : (byte[]) payload, UTF_8);
    }

    private static String field(String message, String name) {
        for (String part : message.split(",")) {
            if (part.startsWith(name + "=")) {
                return part.substring(2);
            }
        }
        return "";
    }

    private static byte[] hmac(byte[] key, String text) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(text.getBytes(UTF_8));
    }

    private static MongoServerError refused() {
        return new MongoServerError(AUTHENTICATION_FAILED, "AuthenticationFailed", "Authentication failed.");
    }
}
