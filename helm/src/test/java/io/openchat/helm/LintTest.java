package io.openchat.helm;

import static org.assertj.core.api.Assertions.assertThat;

import com.marcnuri.helm.Helm;
import com.marcnuri.helm.LintResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code helm lint --strict} has nothing to say. The library lints the chart's own values, so they are put in there. */
class LintTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @MethodSource("io.openchat.helm.Cases#all")
    void findsNothing(String name) throws IOException {
        String values = Chart.YAML.writeValueAsString(Chart.of(name).merged());
        Path copy = Chart.copy(folder.resolve("openchat"), Map.of("values.yaml", values));

        LintResult result = new Helm(copy).lint().strict().call();

        assertThat(result.isFailed()).as(result.getMessages().toString()).isFalse();
        assertThat(result.getMessages()).noneMatch(message -> message.contains("[WARNING]"));
    }
}
