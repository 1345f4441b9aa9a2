package io.openchat.helm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The manifests for people without Helm, in {@code k8s}: rendered from the chart, and never stale. {@code k8s/render} renews. */
class PlainManifestsTest {
    private static final Path FOLDER = Path.of("..", "k8s");
    private static final Path BASE = FOLDER.resolve("base");

    /** What only Helm has a use for. */
    private static final String OF_HELM =
            "(?m)^( *helm.sh/chart: .*| *app.kubernetes.io/managed-by: Helm| *checksum/config: .*|# Source: .*)\\R";

    private final Map<String, String> rendered = render();

    @Test
    void areWhatTheChartGives() throws IOException {
        for (Map.Entry<String, String> file : rendered.entrySet()) {
            Kept.in(BASE.resolve(file.getKey()), file.getValue());
        }
    }

    @Test
    void areAllNamedToKustomize() throws IOException {
        JsonNode kustomization =
                Chart.YAML.readTree(BASE.resolve("kustomization.yaml").toFile());
        assertThat(Manifests.each(kustomization.path("resources")).map(JsonNode::asText))
                .containsExactlyInAnyOrderElementsOf(rendered.keySet());
        try (Stream<Path> files = Files.list(BASE)) {
            assertThat(files.map(file -> file.getFileName().toString())
                            .filter(name -> !name.equals("kustomization.yaml")))
                    .containsExactlyInAnyOrderElementsOf(rendered.keySet());
        }
    }

    @Test
    void holdNoSecrets() {
        List<Manifest> all = rendered.values().stream()
                .flatMap(yaml -> Manifests.read(yaml).all().stream())
                .toList();
        assertThat(all).extracting(Manifest::kind).contains("Deployment").doesNotContain("Secret");
    }

    @Test
    void arePatchedWhereTheyHaveSomething() throws IOException {
        Manifests base = Manifests.read(String.join("---\n", rendered.values()));
        try (Stream<Path> files = Files.walk(FOLDER)) {
            for (Path file : files.filter(f -> f.endsWith("kustomization.yaml")).toList()) {
                for (JsonNode patch : Chart.YAML.readTree(file.toFile()).path("patches")) {
                    JsonNode target = patch.path("target");
                    assertThat(base.of(target.path("kind").asText()))
                            .as("%s in %s", target, file)
                            .anyMatch(manifest ->
                                    manifest.name().matches(target.path("name").asText()));
                }
            }
        }
    }

    private static Map<String, String> render() {
        Map<String, String> files = new TreeMap<>();
        for (String document : Chart.of(FOLDER.resolve("values.yaml")).text().split("(?m)^---\\R", -1)) {
            String file = document.replaceFirst("(?s)\\A\\s*# Source: openchat/templates/(\\S+)\\R.*", "$1");
            if (!document.isBlank()) {
                files.merge(file, document.replaceAll(OF_HELM, "").strip() + "\n", (a, b) -> a + "---\n" + b);
            }
        }
        return files;
    }
}
