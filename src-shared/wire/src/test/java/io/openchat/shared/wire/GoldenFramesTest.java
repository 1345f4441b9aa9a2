package io.openchat.shared.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The samples that Java and TypeScript share are read and written back without a difference. */
class GoldenFramesTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    record Sample(String name, String side, JsonNode frame) {
        Frame decoded() {
            String text = frame.toString();
            return switch (side) {
                case "visitor" -> FrameCodec.decodeVisitor(text);
                case "agent" -> FrameCodec.decodeAgent(text);
                default -> FrameCodec.decodeService(text).getFirst();
            };
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Sample> samples() throws IOException {
        try (InputStream in = Objects.requireNonNull(GoldenFramesTest.class.getResourceAsStream("/frames.json"))) {
            return JSON
                    .readTree(in)
                    .valueStream()
                    .map(s ->
                            new Sample(s.get("name").textValue(), s.get("side").textValue(), s.get("frame")))
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void isReadAndWrittenBackTheSame(Sample sample) throws IOException {
        assertThat(JSON.readTree(FrameCodec.encode(sample.decoded()))).isEqualTo(sample.frame());
    }

    @ParameterizedTest
    @MethodSource("samples")
    void ignoresFieldsThatItDoesNotKnow(Sample sample) throws IOException {
        var extended = sample.frame().<com.fasterxml.jackson.databind.node.ObjectNode>deepCopy();
        extended.put("addedInAYear", 2027);
        var decoded = new Sample(sample.name(), sample.side(), extended).decoded();
        assertThat(JSON.readTree(FrameCodec.encode(decoded))).isEqualTo(sample.frame());
    }

    @Test
    void framesThatComeTogether_areReadInTheirOrder() {
        assertThat(FrameCodec.decodeService("[{\"type\":\"drain\",\"after\":1},{\"type\":\"pong\"}]"))
                .containsExactly(new ServiceFrame.Drain(1), new ServiceFrame.Pong());
    }

    @Test
    void everyFrameHasASample() throws IOException {
        Set<Class<?>> sampled = samples().map(s -> s.decoded().getClass()).collect(Collectors.toSet());
        assertThat(Stream.of(VisitorFrame.class, AgentFrame.class, ServiceFrame.class)
                        .flatMap(side -> Arrays.stream(side.getDeclaredClasses()))
                        .filter(c -> c.isRecord() && Frame.class.isAssignableFrom(c)))
                .allSatisfy(c -> assertThat(sampled).contains(c));
    }
}
