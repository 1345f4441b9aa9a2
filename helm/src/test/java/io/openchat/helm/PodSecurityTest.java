package io.openchat.helm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every pod meets the restricted pod security standard, and a bit more. */
class PodSecurityTest {
    /** Its start writes the configured program beside the original. Not ours, and for an evaluation only. */
    private static final String WRITES_ITS_PROGRAM = "openchat-keycloak";

    @ParameterizedTest
    @MethodSource("io.openchat.helm.Cases#all")
    void runsAsNobodyWithNoRights(String name) {
        Manifests manifests = Chart.of(name).manifests();
        assertThat(manifests.workloads()).hasSizeGreaterThanOrEqualTo(3).allSatisfy(workload -> {
            JsonNode pod = workload.pod();
            assertThat(pod.at("/securityContext/runAsNonRoot").asBoolean()).isTrue();
            assertThat(pod.at("/securityContext/seccompProfile/type").asText()).isEqualTo("RuntimeDefault");
            assertThat(pod.at("/hostNetwork").asBoolean()).isFalse();
            assertThat(pod.path("automountServiceAccountToken").asBoolean(true)).isFalse();
            assertThat(workload.containers()).isNotEmpty().allSatisfy(container -> {
                JsonNode security = container.path("securityContext");
                assertThat(security.path("readOnlyRootFilesystem").asBoolean())
                        .isEqualTo(!workload.name().equals(WRITES_ITS_PROGRAM));
                assertThat(security.path("allowPrivilegeEscalation").asBoolean(true))
                        .isFalse();
                assertThat(security.at("/capabilities/drop").toString()).isEqualTo("[\"ALL\"]");
            });
        });
    }

    @ParameterizedTest
    @MethodSource("io.openchat.helm.Cases#all")
    void saysWhatItNeedsOfMemoryProcessorAndDisk(String name) {
        assertThat(Chart.of(name).manifests().workloads().flatMap(Manifest::containers))
                .allSatisfy(container -> {
                    JsonNode resources = container.path("resources");
                    assertThat(resources.at("/requests/cpu").asText()).isNotEmpty();
                    assertThat(resources.at("/requests/memory").asText()).isNotEmpty();
                    assertThat(resources.at("/limits/memory").asText()).isNotEmpty();
                    assertThat(resources.at("/requests/ephemeral-storage").asText())
                            .isNotEmpty();
                    assertThat(resources.at("/limits/ephemeral-storage").asText())
                            .isNotEmpty();
                });
    }

    @ParameterizedTest
    @MethodSource("io.openchat.helm.Cases#all")
    void fillsNoDiskOfANode(String name) {
        Chart chart = Chart.of(name)
                .with("{evaluation: {mongodb: {persistence: {enabled: false}}, keycloak: {persistence: {enabled:"
                        + " false}}}}");
        assertThat(chart.manifests().workloads())
                .isNotEmpty()
                .allSatisfy(workload -> assertThat(
                                Manifests.each(workload.pod().path("volumes")).filter(volume -> volume.has("emptyDir")))
                        .allSatisfy(volume -> assertThat(
                                        volume.at("/emptyDir/sizeLimit").asText())
                                .isNotEmpty()));
    }

    @Test
    void takesAnImageByItsDigestWhenThatIsKnown() {
        String digest = "sha256:" + "0123456789abcdef".repeat(4);
        String given = "image: {digest: \"%s\"}".formatted(digest);
        Manifests manifests = Chart.of("evaluation")
                .with("{evaluation: {mongodb: {%1$s}, valkey: {%1$s}, keycloak: {%1$s}}, tests: {%1$s}}"
                        .formatted(given))
                .manifests();
        assertThat(manifests
                        .workloads()
                        .filter(workload -> workload.name().matches(".*-(mongodb|valkey|keycloak|test)")))
                .hasSize(4)
                .allSatisfy(workload -> assertThat(workload.containers())
                        .allSatisfy(container ->
                                assertThat(container.path("image").asText()).matches("[a-z./]+@" + digest)));
    }

    @ParameterizedTest
    @MethodSource("io.openchat.helm.Cases#all")
    void namesAVersionOfEachImage(String name) {
        assertThat(Chart.of(name).manifests().workloads().flatMap(Manifest::containers))
                .extracting(container -> container.path("image").asText())
                .allSatisfy(image -> assertThat(image)
                        .matches(".+(:[A-Za-z0-9._-]+|@sha256:[0-9a-f]{64})$")
                        .doesNotEndWith(":latest"));
    }

    @ParameterizedTest
    @MethodSource("io.openchat.helm.Cases#all")
    void isAskedForItsHealthPastThePublicPort(String name) {
        List<Manifest> ours = Chart.of(name)
                .manifests()
                .of("Deployment")
                .filter(deployment -> deployment.name().matches(".*-(chat|agent|view)"))
                .toList();
        assertThat(ours).hasSize(3).allSatisfy(deployment -> {
            JsonNode container = deployment.pod().at("/containers/0");
            assertThat(container.at("/startupProbe/httpGet/path").asText()).isEqualTo("/q/health/live");
            assertThat(container.at("/livenessProbe/httpGet/path").asText()).isEqualTo("/q/health/live");
            assertThat(container.at("/readinessProbe/httpGet/path").asText()).isEqualTo("/q/health/ready");
            assertThat(container.findValuesAsText("port")).containsOnly("management");
            assertThat(deployment.text("/spec/strategy/rollingUpdate/maxUnavailable"))
                    .isEqualTo("0");
        });
    }
}
