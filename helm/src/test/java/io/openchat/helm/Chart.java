package io.openchat.helm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.marcnuri.helm.DryRun;
import com.marcnuri.helm.Helm;
import com.marcnuri.helm.TemplateCommand;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The chart together with values: what Helm makes of it.
 *
 * @param values files of values, later ones win
 */
record Chart(String release, String kubernetes, List<Path> values) {
    static final Path FOLDER = Path.of("openchat").toAbsolutePath();

    /** A Kubernetes that has all that the chart can use. */
    static final String RECENT = "1.34.0";

    /** The oldest one that the chart admits. */
    static final String OLDEST = "1.29.0";

    static final YAMLMapper YAML = new YAMLMapper();

    /** The library shows no hooks, so this copy of the chart has none: what is a hook is an ordinary manifest in it. */
    private static final Path WITH_HOOKS = copy(inTarget("openchat"), Map.of());

    /** The library installs on a Kubernetes of 2020 when it is asked for the notes, whatever there is; this copy admits it. */
    private static final Path FOR_NOTES = copy(inTarget("notes"), Map.of("Chart.yaml", ofAnyVersion()));

    /** With the values of {@code src/test/resources/cases/NAME.yaml}. */
    static Chart of(String name) {
        return of(Cases.file(name));
    }

    static Chart of(Path values) {
        return new Chart("openchat", RECENT, List.of(values));
    }

    /** The same, with further values as YAML. */
    Chart with(String yaml) {
        try {
            Path file = Files.createTempFile(Files.createDirectories(Path.of("target", "values")), "values", ".yaml");
            Files.writeString(file, yaml);
            List<Path> all = new ArrayList<>(values);
            all.add(file);
            return new Chart(release, kubernetes, all);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Chart on(String version) {
        return new Chart(release, version, values);
    }

    Chart named(String name) {
        return new Chart(name, kubernetes, values);
    }

    /** The manifests as text for an empty cluster; what the chart refuses is an exception that says what to set. */
    String text() {
        return render(FOLDER, Cluster.EMPTY);
    }

    private String render(Path folder, Cluster cluster) {
        TemplateCommand template = new Helm(folder)
                .template()
                .withName(release)
                .withNamespace("openchat")
                .withKubeVersion(kubernetes);
        values.forEach(file -> template.withValuesFile(file.toAbsolutePath()));
        return cluster.whileUp(template::call);
    }

    /** All of them, also what runs with `helm test`, for an empty cluster. */
    Manifests manifests() {
        return manifests(Cluster.EMPTY);
    }

    Manifests manifests(Cluster cluster) {
        return Manifests.read(render(WITH_HOOKS, cluster));
    }

    /** What is said to the person who installs it. */
    String notes() {
        var install = new Helm(FOR_NOTES)
                .install()
                .withName(release)
                .withNamespace("openchat")
                .clientOnly()
                .withDryRunOption(DryRun.CLIENT);
        values.forEach(file -> install.withValuesFile(file.toAbsolutePath()));
        return install.call().getOutput();
    }

    /** The values as the templates see them. */
    JsonNode merged() throws IOException {
        JsonNode merged = YAML.readTree(FOLDER.resolve("values.yaml").toFile());
        for (Path file : values) {
            merged = YAML.readerForUpdating(merged).readTree(Files.readString(file));
        }
        return merged;
    }

    private static Path inTarget(String name) {
        try {
            return Files.createTempDirectory(Files.createDirectories(Path.of("target")), "chart")
                    .resolve(name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String ofAnyVersion() {
        try {
            return Files.readString(FOLDER.resolve("Chart.yaml")).replaceAll("(?m)^kubeVersion:.*\\R", "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A copy without hooks, of which some files are other ones. */
    static Path copy(Path to, Map<String, String> others) {
        try (Stream<Path> files = Files.walk(FOLDER).filter(Files::isRegularFile)) {
            for (Path file : files.toList()) {
                String name = FOLDER.relativize(file).toString();
                Path target = to.toAbsolutePath().resolve(name);
                Files.createDirectories(target.getParent());
                String text = others.getOrDefault(name, Files.readString(file));
                Files.writeString(target, text.replaceAll("(?m)^ *helm.sh/hook.*\\R", ""));
            }
            return to.toAbsolutePath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
