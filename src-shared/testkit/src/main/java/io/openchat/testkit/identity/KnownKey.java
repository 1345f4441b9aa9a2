package io.openchat.testkit.identity;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.lang.JoseException;

/** An identity provider that knows one key and says who an agent is; logging in is tested elsewhere, with Keycloak. */
public final class KnownKey implements AutoCloseable {
    private static final int MINUTES = 600;

    private final RsaJsonWebKey key;
    private final HttpServer server;

    /** One with a fresh key, on a free port of 127.0.0.1. */
    public KnownKey() {
        try {
            key = RsaJwkGenerator.generateJwk(2048);
            key.setKeyId("1");
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String metadata = """
                {"issuer": "%1$s", "jwks_uri": "%1$s/keys", "authorization_endpoint": "%1$s/login",
                 "token_endpoint": "%1$s/token", "end_session_endpoint": "%1$s/logout"}""".formatted(issuer());
        String keys = new JsonWebKeySet(key).toJson();
        server.createContext("/.well-known/openid-configuration", exchange -> answer(exchange, metadata));
        server.createContext("/keys", exchange -> answer(exchange, keys));
        server.start();
    }

    /** Its address, in whose name the tokens are. */
    public String issuer() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** An access token for an agent. */
    public String token(String name) {
        return token(name, "agent");
    }

    /** An access token for somebody with this role. */
    public String token(String name, String role) {
        JwtClaims claims = new JwtClaims();
        claims.setIssuer(issuer());
        claims.setSubject(name);
        claims.setAudience("chat-service");
        claims.setIssuedAtToNow();
        claims.setExpirationTimeMinutesInTheFuture(MINUTES);
        claims.setClaim("name", name);
        claims.setClaim("agency", "acme");
        claims.setClaim("realm_access", Map.of("roles", List.of(role)));
        JsonWebSignature signed = new JsonWebSignature();
        signed.setPayload(claims.toJson());
        signed.setKey(key.getPrivateKey());
        signed.setKeyIdHeaderValue(key.getKeyId());
        signed.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
        try {
            return signed.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private static void answer(HttpExchange exchange, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
