package io.openchat.helm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;

/** {@code compose/compose.yaml} is the evaluation of the chart for people without a cluster: what it says twice, it says the same. */
class ComposeTest {
    private static final Path FOLDER = Path.of("..", "compose");

    /** By which the chart gets passwords into addresses; compose needs none for that. */
    private static final Set<String> OF_THE_CHART =
            Set.of("MONGODB_PASSWORD", "VALKEY_PASSWORD", "QUARKUS_LOG_JSON_CONSOLE_ENABLE");

    @TempDir
    Path made;

    private final JsonNode compose = read();
    private final Manifests chart = Chart.of("evaluation").manifests();

    private static JsonNode read() {
        try {
            // anchors and merge keys are resolved by SnakeYAML, which Jackson's tree does not ask for
            Object resolved = new Yaml().load(Files.readString(FOLDER.resolve("compose.yaml")));
            return Chart.YAML.valueToTree(resolved);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> environment(Manifest deployment) {
        Map<String, String> all = new TreeMap<>();
        deployment
                .containers()
                .flatMap(container -> Manifests.each(container.path("env")))
                .forEach(env ->
                        all.put(env.path("name").asText(), env.path("value").asText("$")));
        return all;
    }

    private Map<String, String> environment(String service) {
        Map<String, String> all = new TreeMap<>();
        compose.at("/services/" + service + "/environment")
                .properties()
                .forEach(env -> all.put(env.getKey(), env.getValue().asText()));
        return all;
    }

    @ParameterizedTest
    @CsvSource({"chat, chat", "agent, agent", "view, view", "identity, keycloak"})
    void aService_isToldTheSame(String service, String component) {
        Map<String, String> wanted = environment(chart.one("Deployment", "openchat-" + component));
        wanted.keySet().removeAll(OF_THE_CHART);
        Map<String, String> told = environment(service);
        assertThat(told.keySet()).isEqualTo(wanted.keySet());
        Map<String, String> differing = new TreeMap<>(told);
        differing.entrySet().removeAll(wanted.entrySet());
        // what differs is secret, or an address
        assertThat(differing.values()).allMatch(value -> value.contains("${") || value.contains("://identity"));
    }

    @ParameterizedTest
    @CsvSource({"chat, chat", "agent, agent", "view, view", "store, mongodb", "bus, valkey", "identity, keycloak"})
    void aProgram_isTheSame(String service, String component) {
        Manifest deployment = chart.one("Deployment", "openchat-" + component);
        JsonNode container = deployment.containers().findFirst().orElseThrow();
        assertThat(compose.at("/services/" + service + "/image").asText())
                .isEqualTo(container.path("image").asText());
    }

    @Test
    void theIdentityProvider_isStartedTheSame() {
        JsonNode keycloak = chart.one("Deployment", "openchat-keycloak")
                .containers()
                .findFirst()
                .orElseThrow();
        assertThat(compose.at("/services/identity/command")).isEqualTo(keycloak.path("args"));
    }

    @Test
    void theBus_letsDoTheSame() {
        JsonNode valkey = chart.one("Deployment", "openchat-valkey")
                .containers()
                .findFirst()
                .orElseThrow();
        String ours = compose.at("/services/bus/command/2").asText().replace("$$", "$");
        assertThat(ours).isEqualTo(valkey.at("/command/2").asText());
    }

    @Test
    void theFront_leadsWhereTheIngressLeads() throws IOException {
        Map<String, String> front = new TreeMap<>();
        Matcher line = Pattern.compile("reverse_proxy (?:(/\\S+?)/?\\* )?(\\w+):\\d+")
                .matcher(Files.readString(FOLDER.resolve("Caddyfile")));
        while (line.find()) {
            front.put(line.group(1) == null ? "/" : line.group(1), line.group(2).replace("identity", "keycloak"));
        }
        Map<String, String> ingress = Manifests.each(
                        chart.one("Ingress", "openchat-public").at("/spec/rules/0/http/paths"))
                .collect(Collectors.toMap(
                        path -> path.path("path").asText(),
                        path -> path.at("/backend/service/name").asText().replace("openchat-", "")));
        assertThat(front).isEqualTo(ingress);
    }

    @ParameterizedTest
    @ValueSource(strings = {"chat.example.com", "chat.example.com:8443"})
    void itsSetup_makesAllThatIsNamed_forTheOwnerOnly(String address) throws Exception {
        Path folder = installed();
        assertThat(setup(folder, address)).isZero();
        Path env = folder.resolve(".env");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(env)))
                .isEqualTo("rw-------");
        Map<String, String> values = Files.readAllLines(env).stream()
                .map(line -> line.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
        assertThat(values).containsEntry("ORIGIN", "https://" + address);
        assertThat(values.keySet()).containsAll(named());
        List<String> secrets = values.entrySet().stream()
                .filter(entry -> entry.getKey().matches(".*(SECRET|PASSWORD|KEY).*"))
                .map(Map.Entry::getValue)
                .toList();
        assertThat(secrets).hasSize(16).doesNotHaveDuplicates().allMatch(secret -> secret.matches("[0-9a-f]{18,48}"));

        String realm = Files.readString(folder.resolve("openchat-realm.json"));
        assertThat(realm)
                .doesNotContainPattern("\\$\\{(origin|secret|password)\\b")
                .contains("\"https://" + address + "/agent/signed-in\"");
        assertThat(secrets).noneMatch(realm::contains);
        Set<String> filledIn = Pattern.compile("\\$\\{([A-Z_]+)}")
                .matcher(realm)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toSet());
        assertThat(environment("identity").keySet()).containsAll(filledIn);
        assertThat(setup(folder, address)).as("once only").isNotZero();
        assertThat(Files.readAllLines(env)).contains("ORIGIN=https://" + address);
    }

    @ParameterizedTest
    @ValueSource(strings = {"chat/example", "a b", "host:port", "x;reboot"})
    void itsSetup_refusesWhatIsNoAddress(String address) throws Exception {
        Path folder = installed();
        assertThat(setup(folder, address)).isNotZero();
        assertThat(folder.resolve(".env")).doesNotExist();
    }

    /** Those in compose.yaml; what has a default need not be there. */
    private static Set<String> named() throws IOException {
        return Pattern.compile("(?<!\\$)\\$\\{([A-Z_]+)")
                .matcher(Files.readString(FOLDER.resolve("compose.yaml")))
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toSet());
    }

    private Path installed() throws IOException {
        Path folder = Files.createDirectories(made.resolve("compose"));
        Path files = Files.createDirectories(made.resolve("helm/openchat/files"));
        Files.copy(Chart.FOLDER.resolve("files/realm.json"), files.resolve("realm.json"));
        try (Stream<Path> all = Files.list(FOLDER)) {
            for (Path file : all.filter(path -> !path.getFileName().toString().matches("\\.env|openchat-realm.json"))
                    .toList()) {
                Files.copy(file, folder.resolve(file.getFileName()));
            }
        }
        return folder;
    }

    private static int setup(Path folder, String address) throws IOException, InterruptedException {
        return new ProcessBuilder("sh", folder.resolve("setup").toString(), address)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }
}
