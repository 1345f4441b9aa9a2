package io.openchat.standalone.front;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RoutesTest {

    private final Routes routes = new Routes(List.of(
            new Route("", "chat", 1, () -> true),
            new Route("/agent", "agent", 2, () -> true),
            new Route("/view", "view", 3, () -> true),
            new Route("/auth", "auth", 4, () -> true)));

    @ParameterizedTest
    @CsvSource({
        "/, chat",
        "/widget.js, chat",
        "/ws/visitor, chat",
        "/agent, agent",
        "/agent/, agent",
        "/agent/a/b, agent",
        "/agentfoo, chat",
        "/agent%2Ffoo, agent",
        "/view/sessions, view",
        "/auth/realms/openchat, auth",
        "/quick, chat",
        "/a/q/b, chat"
    })
    void thePathLeadsToTheServiceWithTheLongestPrefixOfWholeSegments(String path, String name) {
        assertThat(routes.of(path))
                .isInstanceOfSatisfying(
                        Routes.Service.class,
                        found -> assertThat(found.route().name()).isEqualTo(name));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/q",
                "/q/health",
                "/%71/health",
                "//q/health",
                "/q;x/health",
                "/agent/q/health/ready",
                "/agent//q/metrics",
                "/view/q/",
                "/auth/q/health"
            })
    void managementIsNowhere(String path) {
        assertThat(routes.of(path)).isEqualTo(Routes.None.NOT_FOUND);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "agent",
                "/agent/../q/health",
                "/x/%2e%2e/q",
                "/agent/..;x/q",
                "/./q",
                "/a\\..\\q",
                "/%zz",
                "*"
            })
    void aPathThatCanBeReadInMoreThanOneWayIsRefused(String path) {
        assertThat(routes.of(path)).isEqualTo(Routes.None.AMBIGUOUS);
    }
}
