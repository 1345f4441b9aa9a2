package io.openchat.shared.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Turns frames into JSON and back, explicitly, field by field.
 *
 * <p>No reflection: the same code works in a native image without registration, and the JSON does not change when a
 * record is renamed. What cannot be read throws a {@link FrameException} that says what to answer.
 */
public final class FrameCodec {
    /** Objects within objects: a queue has three, and a newer client may know a few more. */
    private static final int DEPTH = 16;

    /** Digits of a number; those of a long are 19. */
    private static final int DIGITS = 30;

    /** One value and nothing behind it, and every field once: of two readings of one frame somebody would take the other. */
    private static final ObjectMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEPTH)
                            .maxNumberLength(DIGITS)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS, DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .build();

    private FrameCodec() {}

    /** The frame as JSON text. */
    public static String encode(Frame frame) {
        return FrameWriter.write(frame);
    }

    /** What a visitor sent. */
    public static VisitorFrame decodeVisitor(String text) {
        return decode(text, FrameReader::visitor);
    }

    /** What an agent sent. */
    public static AgentFrame decodeAgent(String text) {
        return decode(text, FrameReader::agent);
    }

    /** What the service sent, one frame or several; for clients, which have no limit on the length. */
    public static List<ServiceFrame> decodeService(String text) {
        JsonNode node = parse(text);
        if (!node.isArray()) {
            return List.of(read(node, FrameReader::service));
        }
        List<ServiceFrame> frames = new ArrayList<>(node.size());
        node.forEach(frame -> frames.add(read(frame, FrameReader::service)));
        return frames;
    }

    private static <T> T decode(String text, BiFunction<String, Fields, T> reader) {
        // every char is at least one byte, so most frames need no count of bytes
        if (text.length() * 3L > Limits.FRAME_BYTES
                && text.getBytes(StandardCharsets.UTF_8).length > Limits.FRAME_BYTES) {
            throw new FrameException(
                    ErrorCode.FRAME_TOO_LARGE, "A frame has at most " + Limits.FRAME_BYTES + " bytes.");
        }
        return read(parse(text), reader);
    }

    private static <T> T read(JsonNode node, BiFunction<String, Fields, T> reader) {
        if (!node.isObject() || !node.path("type").isTextual()) {
            throw new FrameException(ErrorCode.MALFORMED, "A frame is a JSON object with a 'type'.");
        }
        String type = node.path("type").textValue();
        try {
            return reader.apply(type, new Fields(node));
        } catch (FrameException e) {
            // the id of a start is a secret, not a message's
            boolean message = type.equals("send") || type.equals("note");
            throw e.in(id(node, "conversation"), message ? id(node, "id") : null);
        }
    }

    private static @Nullable String id(JsonNode node, String field) {
        String value = node.path(field).textValue();
        return value != null && Check.isId(value) ? value : null;
    }

    private static JsonNode parse(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new FrameException(ErrorCode.MALFORMED, "This is not one JSON value.");
        }
    }
}
