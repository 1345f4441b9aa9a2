package io.openchat.helm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Every value says what it is, and the schema knows it. */
class ValuesTest {

    @Test
    void haveASentenceAboveEach() throws IOException {
        List<String> lines = Files.readAllLines(Chart.FOLDER.resolve("values.yaml"));
        List<String> silent = new ArrayList<>();
        for (int i = 1; i < lines.size(); i++) {
            String line = lines.get(i);
            boolean key = line.matches(" *[A-Za-z]+:.*");
            boolean group = line.endsWith(":"); // says it of each of its values
            boolean inside = line.matches(" +[a-z]+:.*")
                    && lines.get(i - 1).matches(" +(requests|limits|cpu|memory|.*Selector|matchLabels|- .*):?.*");
            if (key && !group && !inside && !lines.get(i - 1).strip().startsWith("#")) {
                silent.add(line);
            }
        }
        assertThat(silent).isEmpty();
    }

    @Test
    void areAllInTheSchema() throws IOException {
        JsonNode schema = new ObjectMapper()
                .readTree(Chart.FOLDER.resolve("values.schema.json").toFile());
        JsonNode values =
                Chart.YAML.readTree(Chart.FOLDER.resolve("values.yaml").toFile());
        assertThat(schema.path("additionalProperties").asBoolean(true)).isFalse();
        assertThat(names(schema.path("properties"))).containsAll(names(values));
    }

    @Test
    void tellTheNextStep() {
        assertThat(Chart.of("two-hosts").with("{tests: {enabled: true}}").notes())
                .contains("https://chat.example.com/")
                .contains("https://support.example.internal/agent/")
                .contains("<script src=\"https://chat.example.com/widget.js\" async></script>")
                .contains("helm test openchat -n openchat")
                .doesNotContain("secret openchat-evaluation");
        assertThat(Chart.of("evaluation").notes()).contains("get secret openchat-evaluation");
        assertThat(Chart.of("minimum").with("{tests: {enabled: false}}").notes())
                .doesNotContain("helm test");
    }

    private static List<String> names(JsonNode object) {
        return object.properties().stream().map(Map.Entry::getKey).toList();
    }
}
