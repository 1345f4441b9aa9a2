package io.openchat.chat.bus;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.openchat.chat.conversation.Bus.Changed;
import io.openchat.chat.conversation.Bus.Read;
import io.openchat.chat.conversation.Bus.Signal;
import io.openchat.chat.conversation.Bus.Stored;
import io.openchat.chat.conversation.Bus.Typing;
import io.openchat.shared.record.ConversationRecord;
import io.openchat.shared.record.MessageRecord;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Signals as JSON between pods.
 *
 * <p>Fields that a pod does not know are ignored and types that it does not know are dropped, because pods of two versions
 * talk to each other during a rolling update. The hash of a visitor's token and the rating stay out: nobody needs them here.
 */
final class SignalCodec {
    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .addMixIn(Signal.class, Types.class)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .defaultPropertyInclusion(JsonInclude.Value.construct(Include.NON_NULL, Include.NON_NULL))
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();
    private static final ObjectWriter WRITER = JSON.writerFor(Signal.class);
    private static final ObjectReader READER = JSON.readerFor(Signal.class);

    /** The names of the types. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Stored.class, name = "stored"),
        @JsonSubTypes.Type(value = Changed.class, name = "changed"),
        @JsonSubTypes.Type(value = Typing.class, name = "typing"),
        @JsonSubTypes.Type(value = Read.class, name = "read")
    })
    @RegisterForReflection(targets = {Types.class, Stored.class, Changed.class, Typing.class, Read.class})
    interface Types {}

    private SignalCodec() {}

    static String encode(Signal signal) {
        try {
            return WRITER.writeValueAsString(
                    signal instanceof Changed changed
                            ? new Changed(changed.record().withoutSecrets())
                            : signal);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The signal; empty when this version does not know its type or cannot read it. */
    static Optional<Signal> decode(String text) {
        try {
            return Optional.<Signal>ofNullable(READER.readValue(text)).filter(SignalCodec::isWhole);
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    /** Whether nothing lacks that every version writes; the library leaves out what it does not find. */
    private static boolean isWhole(Signal signal) {
        return switch (signal) {
            case Stored s -> isWhole(s.message());
            case Changed s -> isWhole(s.record());
            case Typing s -> areThere(s.conversation(), s.from());
            case Read s -> areThere(s.conversation(), s.from());
        };
    }

    private static boolean isWhole(@Nullable MessageRecord m) {
        return m != null
                && areThere(m.key(), m.conversation(), m.id(), m.from(), m.kind(), m.text(), m.at())
                && areThere(m.from().kind(), m.from().name());
    }

    private static boolean isWhole(@Nullable ConversationRecord c) {
        return c != null
                && areThere(c.id(), c.visitor(), c.createdAt(), c.tokenHash(), c.status(), c.seen())
                && areThere(c.visitor().name(), c.visitor().locale())
                && areThere(
                        c.status().state(), c.status().waitingSince(), c.seen().visitorAt());
    }

    private static boolean areThere(@Nullable Object... fields) {
        for (Object field : fields) {
            if (field == null) {
                return false;
            }
        }
        return true;
    }
}
