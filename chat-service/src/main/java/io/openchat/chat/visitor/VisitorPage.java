package io.openchat.chat.visitor;

import io.openchat.shared.words.AcceptLanguage;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.NonBlocking;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jboss.resteasy.reactive.ResponseHeader;
import org.jspecify.annotations.Nullable;

/** The visitor's own page, for companies that link to their chat rather than embed it. */
@Path("/")
@Singleton
public class VisitorPage {
    private static final String MANIFEST = "META-INF/resources/assets/manifest.json";

    @CheckedTemplate(basePath = "")
    static class Templates {
        static native TemplateInstance visitor(VisitorWords w, String script, String style);

        private Templates() {}
    }

    private final JsonObject assets = manifest();

    VisitorPage() {}

    /** The page in the language that the link names, else in the one that the browser asks for. */
    @GET
    @Produces(MediaType.TEXT_HTML)
    @NonBlocking
    @ResponseHeader(name = HttpHeaders.VARY, value = HttpHeaders.ACCEPT_LANGUAGE)
    public TemplateInstance page(
            @QueryParam("locale") @Nullable String locale,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String accepted) {
        VisitorWords w = VisitorWords.of(AcceptLanguage.best(locale, VisitorWords.languages())
                .or(() -> AcceptLanguage.best(accepted, VisitorWords.languages()))
                .orElse(""));
        return Templates.visitor(w, assets.getString("page-" + w.tag() + ".js"), assets.getString("page.css"));
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
