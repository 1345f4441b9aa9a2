package io.openchat.portal.page;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Objects;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The scripts and stylesheets: their names carry a hash of the content, and the build's manifest knows which. */
@ApplicationScoped
public class Assets {
    private static final String MANIFEST = "META-INF/resources/assets/manifest.json";

    private final Map<String, String> paths;
    private final String root;

    Assets(ObjectMapper json, @ConfigProperty(name = "quarkus.http.root-path") String root) throws IOException {
        this.root = root;
        try (InputStream manifest =
                Thread.currentThread().getContextClassLoader().getResourceAsStream(MANIFEST)) {
            this.paths = json.readValue(Objects.requireNonNull(manifest, MANIFEST), new TypeReference<>() {});
        }
    }

    /** Address of the asset that the sources call {@code name}. */
    public String url(String name) {
        return root + "/" + Objects.requireNonNull(paths.get(name), name);
    }
}
