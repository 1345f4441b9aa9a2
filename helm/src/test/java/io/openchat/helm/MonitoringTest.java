package io.openchat.helm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Alerts and dashboard ask for metrics that there are, of this release. */
class MonitoringTest {
    private static final Set<String> METRICS = Set.of(
            "openchat_connections",
            "openchat_conversations",
            "openchat_messages_stored_total",
            "openchat_append_seconds_bucket",
            "openchat_unacked",
            "openchat_messages_replayed_total",
            "openchat_bus_reconnects_total",
            "openchat_bus_up",
            "openchat_slow_readers_closed_total",
            "openchat_store_up",
            "openchat_feed_behind_seconds",
            "http_server_requests_seconds_count",
            "process_cpu_usage",
            "kube_pod_status_ready");
    private static final Pattern METRIC = Pattern.compile("[a-z_]+(?=\\{)");

    private final Manifests manifests = Chart.of("everything").manifests();
    private final List<JsonNode> rules = Manifests.each(
                    manifests.one("PrometheusRule", "openchat").at("/spec/groups/0/rules"))
            .toList();

    @Test
    void alertsOfWhatPeopleWouldNotice() {
        assertThat(rules)
                .extracting(rule -> rule.path("alert").asText())
                .containsExactly(
                        "OpenChatStoreDown",
                        "OpenChatBusDown",
                        "OpenChatVisitorsWait",
                        "OpenChatAppendSlow",
                        "OpenChatUnackedPileUp",
                        "OpenChatSlowReaders",
                        "OpenChatFeedBehind",
                        "OpenChatPodNotReady",
                        "OpenChatErrorsHigh");
    }

    @Test
    void looksAtThisReleaseOnly() {
        assertThat(rules).allSatisfy(rule -> {
            String expression = rule.path("expr").asText();
            assertThat(METRICS).containsAll(metrics(expression));
            long selectors = expression.chars().filter(c -> c == '{').count();
            assertThat(Pattern.compile("namespace=\"openchat\",(service|pod)=~\"openchat-\\(chat\\|agent\\|view\\)-")
                            .matcher(expression)
                            .results()
                            .count())
                    .as(expression)
                    .isEqualTo(selectors);
        });
    }

    @Test
    void saysInTheRunbookWhatToDo() {
        assertThat(rules).allSatisfy(rule -> {
            assertThat(rule.at("/annotations/runbook_url").asText())
                    .isEqualTo("https://wiki.example.com/openchat/runbook#"
                            + rule.path("alert").asText().toLowerCase(Locale.ROOT));
            assertThat(rule.at("/annotations/summary").asText()).isNotBlank();
            assertThat(rule.at("/labels/severity").asText()).isIn("warning", "critical");
        });
    }

    @Test
    void readsTheMetricsOfAllPodsOnThePortForManaging() {
        Manifest monitor = manifests.one("ServiceMonitor", "openchat");
        assertThat(monitor.text("/spec/endpoints/0/port")).isEqualTo("management");
        assertThat(monitor.text("/spec/endpoints/0/path")).isEqualTo("/q/metrics");
        assertThat(monitor.text("/metadata/labels/release")).isEqualTo("prometheus");
        JsonNode wanted = monitor.at("/spec/selector/matchLabels");
        assertThat(manifests
                        .of("Service")
                        .filter(service -> wanted.properties().stream()
                                .allMatch(label -> service.at("/metadata/labels")
                                        .path(label.getKey())
                                        .equals(label.getValue()))))
                .extracting(Manifest::name)
                .containsExactly("openchat-chat-metrics", "openchat-agent-metrics", "openchat-view-metrics");
    }

    @Test
    void drawsMetricsThatThereAre() throws IOException {
        Manifest map = manifests.one("ConfigMap", "openchat-dashboard");
        assertThat(map.text("/metadata/labels/grafana_dashboard")).isEqualTo("1");
        JsonNode dashboard = new ObjectMapper().readTree(map.text("/data/openchat.json"));
        assertThat(dashboard.path("panels")).hasSizeGreaterThan(10).allSatisfy(panel -> {
            assertThat(panel.path("description").asText()).isNotBlank();
            assertThat(panel.findValuesAsText("expr")).isNotEmpty().allSatisfy(expression -> {
                assertThat(METRICS).containsAll(metrics(expression));
                assertThat(metrics(expression)).isNotEmpty();
            });
        });
    }

    @Test
    void isOffByDefault() {
        assertThat(Chart.of("minimum").manifests().all())
                .extracting(Manifest::kind)
                .doesNotContain("ServiceMonitor", "PrometheusRule");
        assertThat(Chart.of("minimum").manifests().of("ConfigMap"))
                .extracting(Manifest::name)
                .doesNotContain("openchat-dashboard");
    }

    private static Set<String> metrics(String expression) {
        return METRIC.matcher(expression)
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
