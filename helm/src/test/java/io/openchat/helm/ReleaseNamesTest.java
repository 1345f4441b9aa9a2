package io.openchat.helm;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the release is called, its objects have names that Kubernetes takes. */
class ReleaseNamesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "openchat",
                "a",
                "7up",
                "my.chat.v2",
                "0.0",
                "a-release-whose-name-is-as-long-as-helm-lets-it-be-53",
                "openchat-with-a-very-long-name-for-customer-support-1",
            })
    void makeValidNames(String release) {
        Manifests manifests = Chart.of("three-hosts").named(release).manifests();
        assertThat(manifests.all())
                .allSatisfy(manifest -> assertThat(manifest.name())
                        .matches("[a-z]([-a-z0-9]*[a-z0-9])?")
                        .hasSizeLessThanOrEqualTo(63));
        assertThat(manifests.workloads())
                .allSatisfy(workload -> assertThat(workload.podLabels())
                        .allSatisfy(label -> assertThat(label.asText()).hasSizeLessThanOrEqualTo(63)));
    }

    @ParameterizedTest
    @CsvSource({"openchat, openchat-chat", "chat, chat-openchat-chat", "my-openchat, my-openchat-chat"})
    void areInTheNames(String release, String deployment) {
        assertThat(Chart.of("minimum")
                        .named(release)
                        .manifests()
                        .one("Deployment", deployment)
                        .name())
                .isEqualTo(deployment);
    }

    @Test
    void thatBeginAlikeDoNotMeet() {
        String same = "support-chat-for-customers-of-the-house-of-";
        assertThat(first(same + "one")).isNotEqualTo(first(same + "two"));
    }

    @Test
    void canBeReplaced() {
        assertThat(Chart.of("minimum")
                        .with("{fullnameOverride: support}")
                        .manifests()
                        .of("Service"))
                .extracting(Manifest::name)
                .allMatch(name -> name.startsWith("support-"));
    }

    private static String first(String release) {
        return Chart.of("minimum")
                .named(release)
                .manifests()
                .of("Deployment")
                .findFirst()
                .orElseThrow()
                .name();
    }
}
