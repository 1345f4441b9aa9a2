package io.openchat.helm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;

/** The services are told what the values say. */
class EnvironmentTest {
    private static final String POLICY = "QUARKUS_HTTP_HEADER__CONTENT_SECURITY_POLICY__VALUE";

    @Test
    void hasTheBusTheSitesAndTheIdentityProvider() {
        Manifests manifests = Chart.of("everything").manifests();
        Manifest chat = manifests.one("Deployment", "openchat-chat");
        assertThat(chat.env("OPENCHAT_SITES")).isEqualTo("https://www.example.com,https://shop.example.com");
        assertThat(chat.env("OPENCHAT_BUS")).isEqualTo("redis");
        assertThat(chat.env("QUARKUS_OIDC_CLIENT_ID")).isEqualTo("chat-service");
        assertThat(chat.env("QUARKUS_OTEL_EXPORTER_OTLP_ENDPOINT")).isEqualTo("http://collector.observability:4317");
        assertThat(chat.env("QUARKUS_LOG_JSON_CONSOLE_ENABLE")).isEqualTo("false");
        assertThat(chat.env("QUARKUS_MONGODB_TLS_CONFIGURATION_NAME")).isEqualTo("store");
        assertThat(manifests.one("Deployment", "openchat-agent").env("QUARKUS_OIDC_CLIENT_ID"))
                .isEqualTo("agent-service");
    }

    @Test
    void knowsTheProxiesAndTheHostsThatAreGiven() {
        Manifest chat = Chart.of("minimum").manifests().one("Deployment", "openchat-chat");
        assertThat(chat.env("OPENCHAT_PROXY_TRUSTED_HOPS")).isEqualTo("1");
        assertThatThrownBy(() -> chat.env("OPENCHAT_OWN_HOSTS")).isInstanceOf(AssertionError.class);
        Manifests two = Chart.of("minimum")
                .with("{chat: {trustedHops: 2, ownHosts: [chat.example.com, 'https://support.example.com:8443']}}")
                .manifests();
        assertThat(two.one("Deployment", "openchat-agent").env("OPENCHAT_PROXY_TRUSTED_HOPS"))
                .isEqualTo("2");
        Manifest behindTwo = two.one("Deployment", "openchat-chat");
        assertThat(behindTwo.env("OPENCHAT_PROXY_TRUSTED_HOPS")).isEqualTo("2");
        assertThat(behindTwo.env("OPENCHAT_OWN_HOSTS")).isEqualTo("chat.example.com,https://support.example.com:8443");
    }

    @Test
    void leavesOutWhatIsOff() {
        Manifest chat = Chart.of("one-replica").manifests().one("Deployment", "openchat-chat");
        assertThat(chat.env("OPENCHAT_BUS")).isEqualTo("local");
        assertThat(chat.env("QUARKUS_LOG_JSON_CONSOLE_ENABLE")).isEqualTo("true");
        assertThatThrownBy(() -> chat.env("QUARKUS_REDIS_HOSTS")).isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> chat.env("QUARKUS_OTEL_SDK_DISABLED")).isInstanceOf(AssertionError.class);
    }

    @Test
    void findsTheMasterBySentinels_withALoginAndACaOfItsOwn() {
        Manifests manifests = Chart.of("sentinel").manifests();
        Manifest chat = manifests.one("Deployment", "openchat-chat");
        assertThat(chat.env("QUARKUS_REDIS_CLIENT_TYPE")).isEqualTo("sentinel");
        assertThat(chat.env("QUARKUS_REDIS_MASTER_NAME")).isEqualTo("chats");
        assertThat(chat.env("QUARKUS_REDIS_HOSTS")).isEqualTo("openchat-redis/url");
        assertThat(chat.env("OPENCHAT_BUS_LOGIN")).isEqualTo("openchat-redis/login");
        assertThat(chat.env("OPENCHAT_BUS_PREFIX")).isEqualTo("openchat-eu");
        assertThat(chat.env("QUARKUS_REDIS_TLS_CONFIGURATION_NAME")).isEqualTo("redis");
        assertThat(chat.env("QUARKUS_TLS_REDIS_TRUST_STORE_PEM_CERTS")).isEqualTo("/etc/openchat/redis/ca.crt");
        assertThat(chat.at("/spec/template/spec/volumes/1/secret/secretName").asText())
                .isEqualTo("company-ca");
        assertThat(chat.at("/spec/template/spec/containers/0/volumeMounts/1/mountPath")
                        .asText())
                .isEqualTo("/etc/openchat/redis");
        assertThat(manifests.one("Deployment", "openchat-agent").at("/spec/template/spec/volumes"))
                .hasSize(1);
    }

    @Test
    void knowsTheNodesOfACluster() {
        Manifest chat = Chart.of("cluster").manifests().one("Deployment", "openchat-chat");
        assertThat(chat.env("QUARKUS_REDIS_CLIENT_TYPE")).isEqualTo("cluster");
        assertThat(chat.env("OPENCHAT_BUS_LOGIN")).isEqualTo("openchat-redis/login");
        for (String name :
                List.of("QUARKUS_REDIS_MASTER_NAME", "OPENCHAT_BUS_PREFIX", "QUARKUS_REDIS_TLS_CONFIGURATION_NAME")) {
            assertThatThrownBy(() -> chat.env(name)).isInstanceOf(AssertionError.class);
        }
    }

    @Test
    void givesTheEvaluationsRedisAndItsUserTheSamePrefix() {
        Manifests manifests =
                Chart.of("evaluation").with("{redis: {prefix: trial}}").manifests();
        assertThat(manifests.one("Deployment", "openchat-chat").env("OPENCHAT_BUS_PREFIX"))
                .isEqualTo("trial");
        assertThat(manifests
                        .one("Deployment", "openchat-valkey")
                        .at("/spec/template/spec/containers/0/command/2")
                        .asText())
                .contains("&trial:conversation:* &trial:queue:*")
                .doesNotContain("&openchat:");
    }

    @Test
    void letsAFormOfTheViewersPortalEndAtTheIdentityProvider() throws IOException {
        Manifests manifests = Chart.of("two-hosts").manifests();
        assertThat(manifests.one("Deployment", "openchat-view").env(POLICY))
                .isEqualTo(portalsPolicy()
                        .replace("form-action 'self'", "form-action 'self' https://id.example.internal:8443"));
        assertThatThrownBy(() -> manifests.one("Deployment", "openchat-agent").env(POLICY))
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void hasThePolicyOfTheServiceInTheOverlayToo() throws IOException {
        String overlay = Files.readString(Path.of("..", "k8s", "overlays", "example", "kustomization.yaml"));
        String policy = portalsPolicy().replace("form-action 'self'", "form-action 'self' https://id.example.org");
        assertThat(overlay.replaceAll("\\s+", " ")).contains(policy);
    }

    @Test
    void keepsThePolicyWhenTheIdentityProviderIsOnTheViewersHost() {
        Chart chart = Chart.of("minimum").with("{oidc: {issuer: https://chat.example.com/auth/realms/openchat}}");
        assertThatThrownBy(() ->
                        chart.manifests().one("Deployment", "openchat-view").env(POLICY))
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void asksTheEvaluationsIdentityProviderWithinTheCluster() {
        assertThat(Chart.of("evaluation")
                        .manifests()
                        .one("Deployment", "openchat-view")
                        .env("QUARKUS_OIDC_AUTH_SERVER_URL"))
                .isEqualTo("http://openchat-keycloak:8080/auth/realms/openchat");
    }

    /** As the portals have it by themselves. */
    private static String portalsPolicy() throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(Path.of(
                "..",
                "src-shared",
                "portal",
                "src",
                "main",
                "resources",
                "META-INF",
                "microprofile-config.properties"))) {
            properties.load(reader);
        }
        return properties.getProperty("quarkus.http.header.\"Content-Security-Policy\".value");
    }
}
