package io.openchat.testkit.client;

import io.openchat.shared.wire.Frame;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The subprotocols that a client of openchat.v1 offers: an agent's token among them, as a browser can send it in no other way. */
public final class Handshake {
    private static final String MARK = "bearer-token-carrier";
    private static final String CARRIER = "quarkus-http-upgrade#Authorization#Bearer ";

    private Handshake() {}

    /** Those of a visitor. */
    public static List<String> visitor() {
        return List.of(Frame.SUBPROTOCOL);
    }

    /** Those of an agent with this access token. */
    public static List<String> agent(String token) {
        return List.of(Frame.SUBPROTOCOL, MARK, carrier(token));
    }

    /** The one that carries the token. */
    public static String carrier(String token) {
        return URLEncoder.encode(CARRIER + token, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** Subprotocols as they stand in the header. */
    public static String header(List<String> protocols) {
        return String.join(", ", protocols);
    }
}
