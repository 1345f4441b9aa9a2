package io.openchat.chat.visitor;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.NonBlocking;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The visitor's own page, for companies that link to their chat rather than embed it. */
@Path("/")
@Singleton
public class VisitorPage {
    private static final String MANIFEST = "META-INF/resources/assets/manifest.json";

    @CheckedTemplate(basePath = "")
    static class Templates {
        static native TemplateInstance visitor(String script, String style);

        private Templates() {}
    }

    private final String script;
    private final String style;

    VisitorPage() {
        JsonObject assets = manifest();
        this.script = assets.getString("page.js");
        this.style = assets.getString("page.css");
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    @NonBlocking
    public TemplateInstance page() {
        return Templates.visitor(script, style);
    }

    /** Which file, with the hash of what is in it, stands for which of our assets. */
    private static JsonObject manifest() {
        try (InputStream in = Thread.currentThread().getContextClassLoader().getResourceAsStream(MANIFEST)) {
            if (in == null) {
                throw new IllegalStateException("the web sources were not built: no " + MANIFEST);
            }
            return new JsonObject(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
