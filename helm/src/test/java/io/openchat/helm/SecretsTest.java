package io.openchat.helm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Secrets are the user's or made once; none is empty, and pods notice a change. */
class SecretsTest {
    private static final String CHECKSUM = "/spec/template/metadata/annotations/checksum~1config";

    @ParameterizedTest
    @MethodSource("io.openchat.helm.Cases#all")
    void areNeverEmpty(String name) {
        Chart.of(name).manifests().of("Secret").forEach(secret -> {
            JsonNode data = secret.json().path(secret.at("/data").isObject() ? "data" : "stringData");
            assertThat(data)
                    .as("%s", secret)
                    .isNotEmpty()
                    .allSatisfy(value -> assertThat(value.asText()).isNotBlank());
        });
    }

    @Test
    void areLeftToTheUserWhoHasThem() {
        assertThat(Chart.of("minimum").manifests().of("Secret")).isEmpty();
        Manifests one = Chart.of("one-replica").manifests();
        assertThat(one.one("Deployment", "openchat-chat").env("QUARKUS_MONGODB_CONNECTION_STRING"))
                .isEqualTo("store/connectionString.standardSrv");
        assertThat(one.one("Deployment", "openchat-agent").env("QUARKUS_OIDC_CREDENTIALS_SECRET"))
                .isEqualTo("provider/agent-client-secret");
    }

    @Test
    void areMadeOfWhatIsGiven() {
        Manifests manifests = Chart.of("given-secrets").manifests();
        assertThat(decoded(manifests, "openchat-mongodb", "uri")).startsWith("mongodb+srv://openchat:");
        assertThat(decoded(manifests, "openchat-redis", "url")).startsWith("rediss://:");
        assertThat(decoded(Chart.of("sentinel").manifests(), "openchat-redis", "login"))
                .isEqualTo("openchat:5f1be2077c41aa93");
        assertThat(decoded(manifests, "openchat-oidc", "view-client-secret")).isEqualTo("6c104aab2d3e5f70a1b2c3d4");
        assertThat(manifests.one("Deployment", "openchat-view").env("QUARKUS_MONGODB_CONNECTION_STRING"))
                .isEqualTo("openchat-mongodb/uri");
        assertThat(manifests.one("Deployment", "openchat-chat").env("QUARKUS_REDIS_HOSTS"))
                .isEqualTo("openchat-redis/url");
    }

    @Test
    void areLongAndRandomWhenGeneratedAndSurviveAnUpgrade() {
        Chart chart = Chart.of("given-secrets");
        Manifests installed = chart.manifests();
        String agent = decoded(installed, "openchat-cookies", "agent");
        assertThat(agent).hasSizeGreaterThanOrEqualTo(32);
        assertThat(decoded(installed, "openchat-cookies", "view")).hasSizeGreaterThanOrEqualTo(32);
        assertThat(decoded(installed, "openchat-cookies", "view")).isNotEqualTo(agent);
        assertThat(decoded(chart.manifests(), "openchat-cookies", "agent")).isNotEqualTo(agent);

        Manifests upgraded = chart.manifests(Cluster.after(installed.all()));

        assertThat(upgraded.one("Secret", "openchat-cookies").json())
                .isEqualTo(installed.one("Secret", "openchat-cookies").json());
        assertThat(checksum(upgraded)).isEqualTo(checksum(installed));
    }

    @Test
    void replaceThePodsWhenTheyChange() {
        Chart chart = Chart.of("minimum");
        String before = checksum(chart.manifests(with("b25l")));
        assertThat(checksum(chart.manifests(with("b25l")))).isEqualTo(before);
        assertThat(checksum(chart.manifests(with("dHdv")))).isNotEqualTo(before);
        String given = checksum(Chart.of("given-secrets").manifests());
        assertThat(checksum(Chart.of("given-secrets")
                        .with("{oidc: {viewClientSecret: 7d215bbc3e4f6081b2c3d4e5}}")
                        .manifests()))
                .isNotEqualTo(given);
    }

    @Test
    void comeFromTheEvaluationInAnEvaluation() {
        Manifests manifests = Chart.of("evaluation").manifests();
        List<String> names = manifests.of("Secret").map(Manifest::name).sorted().toList();
        assertThat(names)
                .contains("openchat-cookies", "openchat-oidc")
                .doesNotContain("openchat-mongodb", "openchat-redis");
        Manifest chat = manifests.one("Deployment", "openchat-chat");
        assertThat(chat.env("VALKEY_PASSWORD")).isEqualTo("openchat-evaluation/valkey-password");
        assertThat(chat.env("QUARKUS_REDIS_HOSTS")).isEqualTo("redis://chat:$(VALKEY_PASSWORD)@openchat-valkey:6379");
    }

    @ParameterizedTest
    @ValueSource(strings = {"chat", "agent", "view"})
    void letNoServiceOfAnEvaluationBeRootInTheStoreOrAnotherService(String component) {
        Manifests manifests = Chart.of("evaluation").manifests();
        Manifest service = manifests.one("Deployment", "openchat-" + component);
        Manifest store = manifests.one("Deployment", "openchat-mongodb");
        String password = "openchat-evaluation/mongodb-%s-password".formatted(component);

        assertThat(service.env("MONGODB_PASSWORD")).isEqualTo(password);
        assertThat(service.env("QUARKUS_MONGODB_CONNECTION_STRING"))
                .isEqualTo("mongodb://%s:$(MONGODB_PASSWORD)@openchat-mongodb:27017/openchat".formatted(component));
        assertThat(store.env("MONGODB_%s_PASSWORD".formatted(component.toUpperCase(Locale.ROOT))))
                .as("the store makes the user with the same password")
                .isEqualTo(password);
        assertThat(manifests.one("ConfigMap", "openchat-mongodb").text("/data/users.js"))
                .contains("user: '%s'".formatted(component))
                .doesNotContain("root'", "admin");
        assertThat(store.env("MONGO_INITDB_ROOT_USERNAME")).isEqualTo("root");
        assertThat(service.json().toString()).as("nothing of root's").doesNotContain("\"mongodb-password\"");
        assertThat(decoded(manifests, "openchat-evaluation", "mongodb-%s-password".formatted(component)))
                .hasSize(24);
    }

    @Test
    void letChatServiceOfAnEvaluationOnlyTellAndHearAtValkey() {
        String configuration = Chart.of("evaluation")
                .manifests()
                .one("Deployment", "openchat-valkey")
                .containers()
                .findFirst()
                .orElseThrow()
                .path("command")
                .toString();
        assertThat(configuration)
                .contains("user default off")
                .containsPattern("user chat on >\\$VALKEY_PASSWORD resetkeys resetchannels [^+]* -@all (\\+[a-z]+ ?)+")
                .doesNotContain("requirepass", "+@", "+config", "+monitor", "allcommands", "allkeys");
    }

    private static Cluster with(String uri) {
        return Cluster.after(
                Manifests.read("{apiVersion: v1, kind: Secret, metadata: {name: openchat-mongodb}, data: {uri: %s}}"
                                .formatted(uri))
                        .all());
    }

    private static String checksum(Manifests manifests) {
        return manifests.one("Deployment", "openchat-agent").text(CHECKSUM);
    }

    private static String decoded(Manifests manifests, String secret, String key) {
        return new String(
                Base64.getDecoder().decode(manifests.one("Secret", secret).text("/data/" + key)),
                StandardCharsets.UTF_8);
    }
}
