package io.openchat.helm;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who asks for what on which host reaches the service that has it, through an ingress and through the Gateway API. */
class RoutesTest {

    @ParameterizedTest
    @CsvSource({
        "minimum, Ingress, chat.example.com, /, chat",
        "minimum, Ingress, chat.example.com, /ws/agent, chat",
        "minimum, Ingress, chat.example.com, /agent/signed-in, agent",
        "minimum, Ingress, chat.example.com, /view, view",
        "minimum, Ingress, chat.example.com, /agents, chat",
        "gateway, HTTPRoute, chat.example.com, /widget.js, chat",
        "gateway, HTTPRoute, chat.example.com, /view/chats, view",
        "two-hosts, Ingress, chat.example.com, /, chat",
        "two-hosts, Ingress, chat.example.com, /ws/visitor, chat",
        "two-hosts, Ingress, chat.example.com, /assets/panel-0a1b.css, chat",
        "two-hosts, Ingress, chat.example.com, /widget.js, chat",
        "two-hosts, Ingress, support.example.internal, /agent/, agent",
        "two-hosts, Ingress, support.example.internal, /ws/agent, chat",
        "two-hosts, Ingress, support.example.internal, /view/, view",
        "three-hosts, Ingress, records.example.internal, /view/, view",
        "three-hosts, HTTPRoute, agents.example.internal, /ws/agent, chat",
        "evaluation, Ingress, chat.example.com, /auth/realms/openchat, keycloak",
    })
    void leadTo(String name, String kind, String host, String path, String component) {
        assertThat(Route.services(Chart.of(name).manifests(), kind, host, path))
                .containsExactly("openchat-" + component);
    }

    @ParameterizedTest
    @CsvSource({
        "two-hosts, Ingress, chat.example.com, /ws/agent",
        "two-hosts, Ingress, chat.example.com, /agent/",
        "two-hosts, Ingress, chat.example.com, /view/",
        "two-hosts, Ingress, support.example.internal, /",
        "two-hosts, Ingress, support.example.internal, /ws/visitor",
        "three-hosts, HTTPRoute, chat.example.com, /ws/agent",
        "three-hosts, Ingress, agents.example.internal, /view/",
        "three-hosts, Ingress, records.example.internal, /agent/",
    })
    void doNotLeadAnywhere(String name, String kind, String host, String path) {
        assertThat(Route.services(Chart.of(name).manifests(), kind, host, path)).isEmpty();
    }

    @Test
    void haveAClassACertificateAndAnnotationsOfTheirOwnForAgents() {
        Manifests manifests = Chart.of("two-hosts").manifests();
        Manifest outside = manifests.one("Ingress", "openchat-public");
        Manifest inside = manifests.one("Ingress", "openchat-agent");
        String issuer = "/metadata/annotations/cert-manager.io~1cluster-issuer";
        assertThat(outside.text("/spec/ingressClassName")).isEqualTo("public-nginx");
        assertThat(inside.text("/spec/ingressClassName")).isEqualTo("internal-nginx");
        assertThat(outside.text("/spec/tls/0/secretName")).isEqualTo("chat-tls");
        assertThat(inside.text("/spec/tls/0/secretName")).isEqualTo("support-tls");
        assertThat(inside.text("/spec/tls/0/hosts/0")).isEqualTo("support.example.internal");
        assertThat(outside.text(issuer)).isEqualTo("letsencrypt");
        assertThat(inside.text(issuer)).isEqualTo("company");
        assertThat(manifests.of("Ingress"))
                .hasSize(2)
                .allSatisfy(ingress -> assertThat(
                                ingress.text("/metadata/annotations/nginx.ingress.kubernetes.io~1proxy-read-timeout"))
                        .isEqualTo("3600"));
    }

    @Test
    void canLoseAnAnnotation() {
        Manifests manifests = Chart.of("minimum")
                .with("{ingress: {annotations: {nginx.ingress.kubernetes.io/proxy-buffer-size: null}}}")
                .manifests();
        assertThat(manifests
                        .one("Ingress", "openchat-public")
                        .at("/metadata/annotations")
                        .size())
                .isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({
        "gateway, public, /ws",
        "three-hosts, public, /ws/visitor",
        "three-hosts, agent, /ws/agent",
    })
    void aSocket_isNotGivenATime_andEverythingElseIsTheGatewaysMatter(String name, String route, String path) {
        Manifest found = Chart.of(name).manifests().one("HTTPRoute", "openchat-" + route);
        assertThat(Manifests.each(found.at("/spec/rules")).filter(rule -> rule.has("timeouts")))
                .singleElement()
                .satisfies(rule -> {
                    assertThat(rule.at("/matches/0/path/value").asText()).isEqualTo(path);
                    assertThat(rule.path("timeouts").toString())
                            .isEqualTo("{\"backendRequest\":\"0s\",\"request\":\"0s\"}");
                });
        assertThat(Chart.of(name).with("{gateway: {socketTimeouts: null}}").text())
                .doesNotContain("timeouts:");
    }

    @ParameterizedTest
    @ValueSource(strings = {"public", "agent", "view"})
    void belongToTheGatewayOfTheirHost(String name) {
        assertThat(Chart.of("three-hosts")
                        .manifests()
                        .one("HTTPRoute", "openchat-" + name)
                        .text("/spec/parentRefs/0/name"))
                .isEqualTo(name.equals("view") ? "audit" : "public");
    }
}
