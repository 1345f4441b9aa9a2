package io.openchat.chat.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openchat.shared.setting.Settings;
import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMappings;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every setting that is read at the start has the value that the manual names, and what it cannot mean ends the start with a line that names it. */
class ChatConfigTest {
    /** As docs/configuration.md has them. */
    private static final Map<String, String> SHIPPED = Map.ofEntries(
            Map.entry("openchat.agent-grace", "60s"),
            Map.entry("openchat.bus", "local"),
            Map.entry("openchat.bus-prefix", "openchat"),
            Map.entry("openchat.end-within", "40s"),
            Map.entry("openchat.page-query", "false"),
            Map.entry("openchat.per-address.frames.at-once", "2000"),
            Map.entry("openchat.per-address.frames.per-second", "500"),
            Map.entry("openchat.per-address.refused-tokens.at-once", "60"),
            Map.entry("openchat.per-address.refused-tokens.per-second", "2"),
            Map.entry("openchat.per-address.replays.at-once", "8M"),
            Map.entry("openchat.per-address.replays.per-second", "1M"),
            Map.entry("openchat.per-address.sockets.at-once", "600"),
            Map.entry("openchat.per-address.sockets.per-second", "20"),
            Map.entry("openchat.per-address.starts.at-once", "60"),
            Map.entry("openchat.per-address.starts.per-second", "1"),
            Map.entry("openchat.per-address.wrong-tokens.at-once", "30"),
            Map.entry("openchat.per-address.wrong-tokens.per-second", "0.5"),
            Map.entry("openchat.per-agent.replays.at-once", "32M"),
            Map.entry("openchat.per-agent.replays.per-second", "4M"),
            Map.entry("openchat.per-visitor.frames.at-once", "20"),
            Map.entry("openchat.per-visitor.frames.per-second", "10"),
            Map.entry("openchat.per-visitor.replays.at-once", "2M"),
            Map.entry("openchat.per-visitor.replays.per-second", "256K"),
            Map.entry("openchat.proxy.trusted-hops", "1"),
            Map.entry("openchat.silent-grace", "30s"),
            Map.entry("openchat.start-within", "30s"),
            Map.entry("openchat.visitor-grace", "120s"));

    /** Settings without a value, as shipped. */
    private static final List<String> UNSET = List.of(
            "openchat.bus-login", "openchat.own-hosts", "openchat.per-pod.visitor-sockets", "openchat.port-secret");

    private static final List<String> OF_WORDS =
            List.of("openchat.bus", "openchat.bus-login", "openchat.own-hosts", "openchat.port-secret");

    @Test
    void settings_areThoseOfTheManual() {
        TreeSet<String> all = new TreeSet<>(SHIPPED.keySet());
        all.addAll(UNSET);
        Settings.OF_CONVERSATIONS.forEach(setting -> all.add(setting.name()));
        assertThat(
                        ConfigMappings.getProperties(ConfigMappings.ConfigClass.configClass(ChatConfig.class))
                                .keySet()
                                .stream()
                                .filter(key -> !key.endsWith("[*]")))
                .containsExactlyInAnyOrderElementsOf(all);
    }

    @Test
    void asShipped_theyHaveTheValuesOfTheManual() throws IOException {
        SmallRyeConfig config = config(Map.of());
        SHIPPED.forEach((key, value) ->
                assertThat(config.getConfigValue(key).getValue()).as(key).isEqualTo(value));
        ChatConfig chat = config.getConfigMapping(ChatConfig.class);
        assertThat(chat.agentGrace()).isEqualTo(Duration.ofMinutes(1));
        assertThat(chat.visitorGrace()).isEqualTo(Duration.ofMinutes(2));
        assertThat(chat.silentGrace()).isEqualTo(Duration.ofSeconds(30));
        assertThat(chat.startWithin()).isEqualTo(Duration.ofSeconds(30));
        assertThat(chat.proxy().trustedHops()).isEqualTo(1);
        assertThat(chat.bus()).isEqualTo(ChatConfig.BusKind.LOCAL);
        assertThat(chat.pageQuery()).isFalse();
        assertThat(chat.perVisitor().replays().atOnce()).isEqualTo(new MemorySize(BigInteger.valueOf(2 << 20)));
    }

    static Stream<Arguments> whatNoSettingCanMean() {
        List<String> keys = new ArrayList<>(SHIPPED.keySet());
        keys.addAll(UNSET);
        keys.removeAll(OF_WORDS);
        return keys.stream().flatMap(key -> wrong(key).stream().map(value -> Arguments.of(key, value)));
    }

    private static List<String> wrong(String key) {
        return switch (key) {
            case "openchat.bus-prefix" -> List.of("two words", "a:b", "all*", "{slot}", "-a", "a".repeat(65));
            case "openchat.page-query" -> List.of("perhaps");
            case "openchat.proxy.trusted-hops" -> List.of("one"); // TrustedHopsTest has the numbers
            default -> List.of("0", "-1", "much", "1 2");
        };
    }

    @ParameterizedTest
    @MethodSource("whatNoSettingCanMean")
    void whatItCannotMean_isRefusedByItsName(String key, String value) {
        assertThatThrownBy(() -> config(Map.of(key, value))).hasStackTraceContaining(key);
    }

    private static SmallRyeConfig config(Map<String, String> given) throws IOException {
        Properties shipped = new Properties();
        try (var in = ChatConfigTest.class.getResourceAsStream("/application.properties")) {
            shipped.load(in);
        }
        Map<String, String> ours = new TreeMap<>();
        shipped.forEach((key, value) -> {
            if (key.toString().startsWith("openchat.")) {
                ours.put(key.toString(), value.toString());
            }
        });
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(ChatConfig.class)
                .withSources(
                        new PropertiesConfigSource(ours, "as shipped", 100),
                        new PropertiesConfigSource(given, "given", 300))
                .build();
    }
}
