package io.openchat.helm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What points to something points to something that is there. */
class ServicesTest {

    @ParameterizedTest
    @MethodSource("io.openchat.helm.Cases#all")
    void findPodsAndTheirPorts(String name) {
        Manifests manifests = Chart.of(name).manifests();
        assertThat(manifests.of("Service")).isNotEmpty().allSatisfy(service -> {
            List<Manifest> found = manifests
                    .workloads()
                    .filter(workload -> matches(service.at("/spec/selector"), workload.podLabels()))
                    .toList();
            assertThat(found).as("pods of %s", service).hasSize(1);
            List<String> ports = Manifests.each(found.getFirst().pod().at("/containers/0/ports"))
                    .flatMap(port -> List.of(
                            port.path("name").asText(),
                            port.path("containerPort").asText())
                            .stream())
                    .toList();
            assertThat(Manifests.each(service.at("/spec/ports")))
                    .allSatisfy(port -> assertThat(ports)
                            .contains(port.path(port.has("targetPort") ? "targetPort" : "port")
                                    .asText()));
        });
    }

    @ParameterizedTest
    @MethodSource("io.openchat.helm.Cases#all")
    void selectThePodsOfTheirDeployment(String name) {
        assertThat(Chart.of(name).manifests().of("Deployment"))
                .allSatisfy(deployment -> assertThat(
                                matches(deployment.at("/spec/selector/matchLabels"), deployment.podLabels()))
                        .isTrue());
    }

    @ParameterizedTest
    @MethodSource("io.openchat.helm.Cases#all")
    void areThereForEveryRouteAndAreNotForManaging(String name) {
        Manifests manifests = Chart.of(name).manifests();
        assertThat(Route.of(manifests)).isNotEmpty().allSatisfy(route -> {
            JsonNode ports = manifests.one("Service", route.service()).at("/spec/ports");
            assertThat(Manifests.each(ports).map(port -> port.path("port").asInt()))
                    .contains(route.port());
            assertThat(Manifests.each(ports).map(port -> port.path("name").asText()))
                    .doesNotContain("management");
        });
    }

    private static boolean matches(JsonNode selector, JsonNode labels) {
        return selector.isObject()
                && !selector.isEmpty()
                && selector.properties().stream()
                        .allMatch(entry -> Objects.equals(labels.path(entry.getKey()), entry.getValue()));
    }
}
