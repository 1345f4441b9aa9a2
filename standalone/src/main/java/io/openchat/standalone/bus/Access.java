package io.openchat.standalone.bus;

import io.openchat.standalone.data.Secrets;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Who may do what at our Redis, whose port is open to every user of this machine: chat-service tells and hears, an observer
 * asks who hears what, and nobody reads along, changes its configuration, loads code, or writes files.
 *
 * @param service password of chat-service
 * @param observer password of the observer
 */
public record Access(String service, String observer) {

    private static final String EVERYBODY = "+auth +hello +ping";
    private static final String SERVICE = "chat-service";
    private static final String OBSERVER = "observer";

    public static Access of(Secrets secrets) {
        return new Access(secrets.secret("redis"), secrets.secret("redis-observer"));
    }

    /** Address for chat-service. */
    public URI forService(int port) {
        return address(SERVICE, service, port);
    }

    /** Address for who wants to know who hears what. */
    public URI forObserver(int port) {
        return address(OBSERVER, observer, port);
    }

    /** Whether a Redis that knows these rules answers on the port. */
    boolean isAnswered(int port) {
        return Pong.from(port, SERVICE, service);
    }

    /** Lines of a configuration, without the passwords themselves. A pattern that is subscribed to must be named as it is. */
    public String rules() {
        return """
            user default off
            user %s on #%s resetkeys resetchannels &openchat:conversation:* &openchat:queue:* -@all %s +publish \
            +subscribe +unsubscribe +psubscribe +punsubscribe
            user %s on #%s resetkeys resetchannels -@all %s +pubsub +client|list
            """.formatted(SERVICE, sha256(service), EVERYBODY, OBSERVER, sha256(observer), EVERYBODY);
    }

    /** Leaves the passwords out. */
    @Override
    public String toString() {
        return "Access";
    }

    private static URI address(String user, String password, int port) {
        return URI.create("redis://" + user + ":" + password + "@127.0.0.1:" + port);
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
