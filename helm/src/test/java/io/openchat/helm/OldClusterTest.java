package io.openchat.helm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** Kubernetes 1.20 is given what it has; newer ones what replaced it. */
class OldClusterTest {

    @Test
    void isGivenTheOldVersionsOfBudgetsAndAutoscalers() {
        Manifests old = Chart.of("everything").on(Chart.OLDEST).manifests();
        assertThat(old.of("PodDisruptionBudget"))
                .extracting(Manifest::apiVersion)
                .containsOnly("policy/v1beta1");
        assertThat(old.of("HorizontalPodAutoscaler"))
                .extracting(Manifest::apiVersion)
                .containsOnly("autoscaling/v2beta2");
        assertThat(old.of("Ingress")).extracting(Manifest::apiVersion).containsOnly("networking.k8s.io/v1");
    }

    @Test
    void isNotAskedToSleep() {
        assertThat(Chart.of("minimum").on(Chart.OLDEST).text()).doesNotContain("preStop");
        assertThat(Chart.of("minimum").on("1.30.0-eks-1234").text()).contains("preStop");
    }

    @Test
    void isToldWhenItIsTooOld() {
        assertThatThrownBy(() -> Chart.of("minimum").on("1.19.9").text()).hasMessageContaining("1.20.0");
    }

    @Test
    void recentOnesGetTheRecentVersions() {
        Manifests recent = Chart.of("everything").manifests();
        assertThat(recent.of("PodDisruptionBudget"))
                .extracting(Manifest::apiVersion)
                .containsOnly("policy/v1");
        assertThat(recent.of("HorizontalPodAutoscaler"))
                .extracting(Manifest::apiVersion)
                .containsOnly("autoscaling/v2");
    }
}
