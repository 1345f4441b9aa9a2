package io.openchat.helm;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

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
