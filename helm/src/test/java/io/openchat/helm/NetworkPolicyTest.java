package io.openchat.helm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Nothing in, nothing out, but what must be. */
class NetworkPolicyTest {

    @Test
    void deniesEverythingToAllPodsOfTheRelease() {
        JsonNode spec = Chart.of("minimum")
                .manifests()
                .one("NetworkPolicy", "openchat-default-deny")
                .at("/spec");
        assertThat(spec.at("/podSelector/matchLabels").toString())
                .isEqualTo("{\"app.kubernetes.io/name\":\"openchat\",\"app.kubernetes.io/instance\":\"openchat\"}");
        assertThat(spec.path("policyTypes").toString()).isEqualTo("[\"Ingress\",\"Egress\"]");
        assertThat(spec.has("ingress") || spec.has("egress")).isFalse();
    }

    @Test
    void areMissedInTheNotesWhereAnybodyGetsPastTheIngress() {
        assertThat(Chart.of("minimum").notes()).contains("WARNING: networkPolicy.ingressFrom is empty");
        assertThat(Chart.of("minimum").with("{networkPolicy: {enabled: false}}").notes())
                .contains("WARNING: networkPolicy.enabled is false")
                .doesNotContain("ingressFrom");
        assertThat(Chart.of("minimum")
                        .with("{networkPolicy: {ingressFrom: [{podSelector: {}}]}}")
                        .notes())
                .doesNotContain("WARNING");
    }

    @ParameterizedTest
    @CsvSource({
        "minimum, chat, '[53, 27017, 443, 6379]'",
        "minimum, agent, '[53, 27017, 443]'",
        "minimum, view, '[53, 27017, 443]'",
        "one-replica, chat, '[53, 27017, 443]'",
        "given-secrets, chat, '[53, 27017, 27018, 443, 6380]'",
        "everything, chat, '[53, 27017, 443, 6379, 4317]'",
        "sentinel, chat, '[53, 27017, 443, 6379, 26379]'",
        "sentinel, agent, '[53, 27017, 443]'",
        "cluster, chat, '[53, 27017, 443, 6379]'",
        "evaluation, chat, '[53, 27017, 8080, 6379]'",
        "evaluation, view, '[53, 27017, 8080]'",
    })
    void letsOutTo(String name, String component, String ports) {
        JsonNode egress = policy(name, component).path("egress");
        List<Integer> open = Manifests.each(egress)
                .flatMap(rule -> Manifests.each(rule.path("ports")))
                .map(port -> port.path("port").asInt())
                .distinct()
                .toList();
        assertThat(open).hasToString(ports);
    }

    @Test
    void aTestThroughTheRealIngress_mayGoWhereThatIs() {
        Chart evaluation = Chart.of("evaluation");
        assertThat(policy(evaluation, "test").at("/egress").toString()).doesNotContain("{}");
        assertThat(policy(evaluation.with("{tests: {address: \"203.0.113.10:443\"}}"), "test")
                        .at("/egress")
                        .toString())
                .isEqualTo("[{}]");
    }

    @Test
    void letsInWhoComesThroughTheIngressControllerAndWhoMeasures() {
        JsonNode ingress = policy("given-secrets", "chat").path("ingress");
        assertThat(ingress.at("/0/ports/0/port").asText()).isEqualTo("http");
        assertThat(ingress.at("/0/from/0/namespaceSelector").toString()).contains("ingress-nginx");
        assertThat(ingress.at("/1/ports/0/port").asText()).isEqualTo("management");
        assertThat(ingress.at("/1/from/0/namespaceSelector").toString()).contains("monitoring");
        assertThat(ingress).hasSize(2);
    }

    @Test
    void keepsToTheAddressOfTheStoreWhenItIsKnown() {
        assertThat(policy("given-secrets", "view")
                        .at("/egress/1/to/0/ipBlock/cidr")
                        .asText())
                .isEqualTo("10.1.0.0/16");
    }

    @Test
    void letsNobodyMeasureWhenNobodyIsNamed() {
        Manifests manifests =
                Chart.of("minimum").with("{networkPolicy: {metricsFrom: []}}").manifests();
        assertThat(manifests.one("NetworkPolicy", "openchat-view").at("/spec/ingress"))
                .hasSize(1);
    }

    @Test
    void canBeSwitchedOff() {
        assertThat(Chart.of("minimum")
                        .with("{networkPolicy: {enabled: false}}")
                        .manifests()
                        .of("NetworkPolicy"))
                .isEmpty();
    }

    private static JsonNode policy(String name, String component) {
        return policy(Chart.of(name), component);
    }

    private static JsonNode policy(Chart chart, String component) {
        return chart.manifests().one("NetworkPolicy", "openchat-" + component).at("/spec");
    }
}
