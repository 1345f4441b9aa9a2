package io.openchat.helm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The number of pods is the autoscaler's or the user's, and enough of them stay. */
class ScalingTest {

    @Test
    void followsProcessorAndSockets() {
        Manifests manifests = Chart.of("everything").manifests();
        Manifest scaler = manifests.one("HorizontalPodAutoscaler", "openchat-chat");
        assertThat(scaler.text("/spec/metrics/0/resource/name")).isEqualTo("cpu");
        assertThat(scaler.text("/spec/metrics/1/pods/metric/name")).isEqualTo("openchat_connections");
        assertThat(scaler.text("/spec/metrics/1/pods/target/averageValue")).isEqualTo("3000");
        assertThat(manifests
                        .one("Deployment", "openchat-chat")
                        .at("/spec/replicas")
                        .isMissingNode())
                .isTrue();
    }

    /**
     * @param fields what the deployment's last writers own, as managedFields say it: operation and whether it has the number
     * @param asked the number of pods that an upgrade asks for, or nothing
     */
    @ParameterizedTest
    @CsvSource({
        "3, Apply with,                   3", // Helm 4 has set it, and nobody changed it since
        "1, Apply with,                   2", // never below what autoscaling asks for
        "5, Apply without + Update with,    ", // the autoscaler has changed it
        "5, Update with,                  5", // Helm 3, which would put 1 in its place
        "5, Update without + Update with, 5",
    })
    void whatIsThere_staysWhenAnAutoscalerTakesOver(int there, String fields, String asked) {
        assertThat(replicas("{chat: {autoscaling: {enabled: true}}}", deployment(there, fields)))
                .isEqualTo(asked == null ? "" : asked);
    }

    @Test
    void nothingIsAsked_whereTheAutoscalerBegins() {
        assertThat(replicas("{chat: {autoscaling: {enabled: true}}}", Cluster.EMPTY))
                .isEmpty();
        assertThat(replicas("{}", deployment(5, "Apply without + Update with"))).isEqualTo("2");
    }

    @Test
    void anAutoscalerOfYours_isTheOnlyOne() {
        String values = "{chat: {autoscaling: {enabled: true, external: true, targetCPU: 0}}}";
        Chart chart = Chart.of("minimum").with(values);
        assertThat(chart.manifests().of("HorizontalPodAutoscaler")).isEmpty();
        assertThat(replicas(values, deployment(4, "Apply without + Update with")))
                .isEmpty();
    }

    @Test
    void theMetricOfConnections_canHaveAnotherName() {
        assertThat(Chart.of("everything")
                        .with("{chat: {autoscaling: {connectionsMetric: openchat_sockets}}}")
                        .manifests()
                        .one("HorizontalPodAutoscaler", "openchat-chat")
                        .text("/spec/metrics/1/pods/metric/name"))
                .isEqualTo("openchat_sockets");
    }

    @Test
    void stopped_nothingRunsAndTheRestStays() {
        Chart chart = Chart.of("everything");
        Manifests stopped = chart.with("{stopped: true}").manifests();
        assertThat(stopped.of("Deployment")).isEmpty();
        assertThat(stopped.of("HorizontalPodAutoscaler")).isEmpty();
        assertThat(stopped.of("Service"))
                .hasSameSizeAs(chart.manifests().of("Service").toList());
        assertThat(Chart.of("evaluation")
                        .with("{stopped: true}")
                        .manifests()
                        .of("Deployment")
                        .map(Manifest::name))
                .contains("openchat-mongodb", "openchat-keycloak")
                .doesNotContain("openchat-chat", "openchat-agent", "openchat-view");
    }

    private static String replicas(String values, Cluster cluster) {
        return Chart.of("minimum")
                .with(values)
                .manifests(cluster)
                .one("Deployment", "openchat-chat")
                .text("/spec/replicas");
    }

    private static Cluster deployment(int replicas, String fields) {
        String managed = Stream.of(fields.split(" \\+ "))
                .map(field -> field.split(" "))
                .map(field -> "{operation: %s, fieldsV1: {'f:spec': {'f:template': {}%s}}}"
                        .formatted(field[0], field[1].equals("with") ? ", 'f:replicas': {}" : ""))
                .collect(Collectors.joining(", "));
        return Cluster.after(Manifests.read("""
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: openchat-chat, managedFields: [%s]}
                spec: {replicas: %d}
                """.formatted(managed, replicas)).all());
    }

    @Test
    void isTwoOfEachByDefault() {
        assertThat(Chart.of("minimum").manifests().of("Deployment"))
                .hasSize(3)
                .allSatisfy(deployment ->
                        assertThat(deployment.at("/spec/replicas").asInt()).isEqualTo(2));
    }

    @Test
    void losesOnePodAtATime() {
        assertThat(Chart.of("minimum").manifests().of("PodDisruptionBudget"))
                .hasSize(3)
                .allSatisfy(budget ->
                        assertThat(budget.at("/spec/maxUnavailable").asInt()).isEqualTo(1));
    }

    @Test
    void givesAPodTheTimeThatItsDrainTakes() {
        Manifest chat = Chart.of("minimum").manifests().one("Deployment", "openchat-chat");
        int sleep =
                chat.pod().at("/containers/0/lifecycle/preStop/sleep/seconds").asInt();
        assertThat(sleep).isPositive();
        assertThat(chat.pod().path("terminationGracePeriodSeconds").asInt()).isGreaterThanOrEqualTo(sleep + 10 + 20);
    }

    @Test
    void spreadsOverNodesAndZones() {
        assertThat(Chart.of("minimum").manifests().of("Deployment"))
                .allSatisfy(workload -> assertThat(
                                workload.pod().path("topologySpreadConstraints").findValuesAsText("topologyKey"))
                        .containsExactly("kubernetes.io/hostname", "topology.kubernetes.io/zone"));
    }
}
