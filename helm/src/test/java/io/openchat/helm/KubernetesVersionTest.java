package io.openchat.helm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** The oldest Kubernetes that gets the chart, what only newer ones are given, and what all are. */
class KubernetesVersionTest {

    @Test
    void oneThatIsTooOld_isToldWhichWouldDo() {
        assertThatThrownBy(() -> Chart.of("minimum").on("1.28.9").text()).hasMessageContaining("1.29.0");
    }

    @Test
    void theOldest_isNotAskedToSleep() {
        assertThat(Chart.of("minimum").on(Chart.OLDEST).text()).doesNotContain("preStop");
        assertThat(Chart.of("minimum").on("1.30.0-eks-1234").text()).contains("preStop");
    }

    @Test
    void all_getTheVersionsOfToday() {
        Manifests oldest = Chart.of("everything").on(Chart.OLDEST).manifests();
        assertThat(oldest.of("PodDisruptionBudget")).isNotEmpty().allSatisfy(budget -> {
            assertThat(budget.apiVersion()).isEqualTo("policy/v1");
            assertThat(budget.at("/spec/unhealthyPodEvictionPolicy").asText()).isEqualTo("AlwaysAllow");
        });
        assertThat(oldest.of("HorizontalPodAutoscaler"))
                .extracting(Manifest::apiVersion)
                .containsOnly("autoscaling/v2");
        assertThat(oldest.of("Ingress")).extracting(Manifest::apiVersion).containsOnly("networking.k8s.io/v1");
    }

    @Test
    void pods_areSpreadAmongThoseOfTheirVersion() {
        assertThat(Chart.of("minimum").manifests().of("Deployment"))
                .isNotEmpty()
                .allSatisfy(deployment -> assertThat(deployment
                                .at("/spec/template/spec/topologySpreadConstraints/0/matchLabelKeys/0")
                                .asText())
                        .isEqualTo("pod-template-hash"));
    }

    @Test
    void thePortOfTheChat_isSaidToSpeakWebSockets() {
        assertThat(Chart.of("minimum")
                        .manifests()
                        .one("Service", "openchat-chat")
                        .at("/spec/ports/0/appProtocol")
                        .asText())
                .isEqualTo("kubernetes.io/ws");
    }
}
