package io.openchat.helm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A recent Kubernetes would take every manifest. Two sets of schemas complement each other: that of the Java client finds
 * unknown and missing fields, that of kubernetes-models wrong types.
 */
class SchemaTest {
    /** Of the operators that have them; what these hold is the matter of other tests. */
    private static final Set<String> NOT_OF_KUBERNETES = Set.of("HTTPRoute", "ServiceMonitor", "PrometheusRule");

    @ParameterizedTest
    @MethodSource("io.openchat.helm.Cases#all")
    void hasAllFieldsAndNoOthers(String name) {
        for (Manifest manifest : Chart.of(name).manifests().all()) {
            if (!NOT_OF_KUBERNETES.contains(manifest.kind())) {
                assertThatCode(() -> validate(manifest)).as("%s", manifest).doesNotThrowAnyException();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("io.openchat.helm.Cases#all")
    void hasTheRightTypes(String name) throws Exception {
        assertThat(check(Chart.of(name).manifests(), name)).isEmpty();
    }

    @Test
    void wouldBeToldOfAWrongFieldAndAWrongType() throws Exception {
        Manifests wrong = Manifests.read("""
                apiVersion: v1
                kind: Service
                metadata: {name: s}
                spec: {ports: [{port: http}], selectors: {a: b}}
                """);
        assertThatCode(() -> validate(wrong.all().getFirst())).hasStackTraceContaining("selectors");
        assertThat(check(wrong, "wrong")).contains("port");
    }

    private static void validate(Manifest manifest) throws ReflectiveOperationException {
        String version = manifest.apiVersion().replaceFirst(".*/", "");
        Method validate = Class.forName("io.kubernetes.client.openapi.models."
                        + version.substring(0, 1).toUpperCase(Locale.ROOT) + version.substring(1)
                        + manifest.kind())
                .getMethod("validateJsonElement", JsonElement.class);
        validate.invoke(null, JsonParser.parseString(manifest.json().toString()));
    }

    /** What kubernetes-models finds. */
    private static String check(Manifests manifests, String name) throws IOException, InterruptedException {
        Path file = Files.createDirectories(Path.of("target", "rendered")).resolve(name + ".json");
        new ObjectMapper()
                .writeValue(
                        file.toFile(),
                        manifests.all().stream().map(Manifest::json).toList());
        Process node = new ProcessBuilder("node", "src/test/schemas/check.mjs", file.toString())
                .redirectErrorStream(true)
                .start();
        String output = new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return node.waitFor() == 0 ? "" : output;
    }
}
