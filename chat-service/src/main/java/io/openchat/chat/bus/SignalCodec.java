package io.openchat.chat.bus;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.openchat.chat.conversation.Bus.Changed;
import io.openchat.chat.conversation.Bus.Read;
import io.openchat.chat.conversation.Bus.Signal;
import io.openchat.chat.conversation.Bus.Stored;
import io.openchat.chat.conversation.Bus.Typing;
import io.openchat.shared.record.AgentRef;
import io.openchat.shared.record.ConversationRecord;
import io.openchat.shared.record.MessageRecord;
import io.openchat.shared.record.Person;
import io.openchat.shared.wire.Side;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Signals as JSON between pods, written and read field by field.
 *
 * <p>Fields that a pod does not know are ignored and types that it does not know are dropped, because pods of two versions
 * talk to each other during a rolling update. The hash of a visitor's token and the rating stay out: nobody needs them here.
 */
final class SignalCodec {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS, DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .build();

    private SignalCodec() {}

    static String encode(Signal signal) {
        ObjectNode out = JSON.createObjectNode();
        switch (signal) {
            case Stored s -> {
                message(out.put("type", "stored"), s.message());
                if (s.trace() != null) {
                    out.put("trace", s.trace());
                }
            }
            case Changed s -> conversation(out.put("type", "changed"), s.record());
            case Typing s ->
                out.put("type", "typing")
                        .put("conversation", s.conversation())
                        .put("from", s.from().wire())
                        .put("on", s.on());
            case Read s ->
                out.put("type", "read")
                        .put("conversation", s.conversation())
                        .put("from", s.from().wire())
                        .put("seq", s.seq());
        }
        return out.toString();
    }

    /** The signal; empty when this version does not know its type or cannot read it. */
    static Optional<Signal> decode(String text) {
        try {
            JsonNode in = JSON.readTree(text);
            return switch (in.path("type").asText()) {
                case "stored" ->
                    Optional.of(new Stored(message(in), in.path("trace").textValue()));
                case "changed" -> Optional.of(new Changed(conversation(in)));
                case "typing" ->
                    Optional.of(new Typing(
                            text(in, "conversation"), side(in), in.path("on").asBoolean()));
                case "read" ->
                    Optional.of(new Read(
                            text(in, "conversation"), side(in), in.path("seq").asLong()));
                default -> Optional.empty();
            };
        } catch (JsonProcessingException | RuntimeException e) {
            return Optional.empty();
        }
    }

    private static void message(ObjectNode out, MessageRecord m) {
        out.put("key", m.key())
                .put("conversation", m.conversation())
                .put("seq", m.seq())
                .put("id", m.id())
                .put("kind", m.kind())
                .put("text", m.text())
                .put("at", m.at().toString())
                .put("session", m.session())
                .putObject("from")
                .put("kind", m.from().kind())
                .put("name", m.from().name())
                .put("id", m.from().id());
    }

    private static MessageRecord message(JsonNode in) {
        JsonNode from = in.path("from");
        return new MessageRecord(
                text(in, "key"),
                text(in, "conversation"),
                in.path("seq").asLong(),
                text(in, "id"),
                new MessageRecord.Author(
                        text(from, "kind"), text(from, "name"), from.path("id").textValue()),
                text(in, "kind"),
                text(in, "text"),
                Instant.parse(text(in, "at")),
                in.path("session").asInt());
    }

    private static void conversation(ObjectNode out, ConversationRecord c) {
        out.put("id", c.id())
                .put("consent", c.consent())
                .put("department", c.department())
                .put("state", c.state())
                .put("agency", c.agency())
                .put("createdAt", c.createdAt().toString())
                .put("waitingSince", c.waitingSince().toString())
                .put("endedAt", time(c.endedAt()))
                .put("endedBy", c.endedBy())
                .put("served", c.served())
                .put("version", c.version())
                .put("visitorSeenAt", c.visitorSeenAt().toString())
                .put("agentSeenAt", time(c.agentSeenAt()));
        out.putObject("visitor")
                .put("name", c.visitor().name())
                .put("email", c.visitor().email())
                .put("phone", c.visitor().phone())
                .put("locale", c.visitor().locale())
                .put("page", c.visitor().page());
        AgentRef agent = c.agent();
        if (agent != null) {
            out.putObject("agent").put("id", agent.id()).put("name", agent.name());
        }
    }

    private static ConversationRecord conversation(JsonNode in) {
        JsonNode visitor = in.path("visitor");
        JsonNode agent = in.path("agent");
        return new ConversationRecord(
                text(in, "id"),
                new Person(
                        text(visitor, "name"),
                        visitor.path("email").textValue(),
                        visitor.path("phone").textValue(),
                        text(visitor, "locale"),
                        visitor.path("page").textValue()),
                in.path("consent").asBoolean(),
                in.path("department").textValue(),
                text(in, "state"),
                agent.isObject() ? new AgentRef(text(agent, "id"), text(agent, "name")) : null,
                in.path("agency").textValue(),
                Instant.parse(text(in, "createdAt")),
                Instant.parse(text(in, "waitingSince")),
                time(in, "endedAt"),
                in.path("endedBy").textValue(),
                in.path("served").asInt(),
                null,
                "",
                in.path("version").asLong(),
                Instant.parse(text(in, "visitorSeenAt")),
                time(in, "agentSeenAt"));
    }

    private static String text(JsonNode in, String field) {
        String value = in.path(field).textValue();
        if (value == null) {
            throw new IllegalArgumentException("no " + field);
        }
        return value;
    }

    private static Side side(JsonNode in) {
        return Side.ofWire(text(in, "from"));
    }

    private static @Nullable String time(@Nullable Instant at) {
        return at == null ? null : at.toString();
    }

    private static @Nullable Instant time(JsonNode in, String field) {
        String value = in.path(field).textValue();
        return value == null ? null : Instant.parse(value);
    }
}
