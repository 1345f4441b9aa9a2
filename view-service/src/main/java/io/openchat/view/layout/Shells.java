package io.openchat.view.layout;

import io.openchat.shared.text.SingleLine;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Makes the frames of the pages. */
@ApplicationScoped
public class Shells {
    private static final String STYLESHEET = "view.css";

    private final SecurityIdentity identity;
    private final String root;
    private final String stylesheet;

    Shells(SecurityIdentity identity, @ConfigProperty(name = "quarkus.http.root-path") String root) {
        this.identity = identity;
        this.root = root;
        this.stylesheet = root + "/" + STYLESHEET + "?v=" + version();
    }

    /** The frame of a page for the person who is signed in. */
    public Shell of(String section) {
        return new Shell(root, stylesheet, section, name());
    }

    /** The frame of a page for anybody. */
    public Shell forAnybody() {
        return new Shell(root, stylesheet, "", null);
    }

    private String name() {
        if (identity.getPrincipal() instanceof JsonWebToken token) {
            String name = token.getClaim("name");
            if (name != null && !SingleLine.cleaned(name).isEmpty()) {
                return SingleLine.cleaned(name);
            }
        }
        return SingleLine.shown(identity.getPrincipal().getName());
    }

    // a browser keeps the file until its address changes
    private static String version() {
        String resource = "META-INF/resources/" + STYLESHEET;
        try (InputStream file = Thread.currentThread().getContextClassLoader().getResourceAsStream(resource)) {
            byte[] content = Objects.requireNonNull(file, resource).readAllBytes();
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(content);
            return HexFormat.of().formatHex(hash, 0, 6);
        } catch (IOException | NoSuchAlgorithmException e) {
            throw new IllegalStateException("cannot read " + resource, e);
        }
    }
}
