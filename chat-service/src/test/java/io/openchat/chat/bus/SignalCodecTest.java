package io.openchat.chat.bus;

import static org.assertj.core.api.Assertions.assertThat;

import io.openchat.chat.conversation.Bus;
import io.openchat.shared.record.AgentRef;
import io.openchat.shared.record.Content;
import io.openchat.shared.record.ConversationRecord;
import io.openchat.shared.record.ConversationRecord.Ended;
import io.openchat.shared.record.ConversationRecord.Owed;
import io.openchat.shared.record.ConversationRecord.Seen;
import io.openchat.shared.record.ConversationRecord.Status;
import io.openchat.shared.record.EndedBy;
import io.openchat.shared.record.MessageRecord;
import io.openchat.shared.record.Person;
import io.openchat.shared.wire.Event;
import io.openchat.shared.wire.Phase;
import io.openchat.shared.wire.Side;
import java.time.Instant;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Signals arrive at other pods as they were sent, and what cannot be read is dropped. */
class SignalCodecTest {
    private static final Instant AT = Instant.parse("2026-11-22T09:30:00.123Z");

    static Stream<Bus.Signal> signals() {
        return Stream.of(
                new Bus.Stored(message("Hello \u2014 \"quoted\"\n<b>", "a1")),
                new Bus.Stored(message("x", null)),
                new Bus.Stored(message("x", null), "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"),
                new Bus.Changed(conversation(Phase.WAITING, null, null)),
                new Bus.Changed(of(new Person("Vera", null, null, "und", null, false), Phase.WAITING, null, null)),
                new Bus.Changed(conversation(Phase.ENDED, new AgentRef("a1", "Alice"), AT)),
                new Bus.Typing("c1", Side.VISITOR, true),
                new Bus.Read("c1", Side.AGENT, 7));
    }

    @ParameterizedTest
    @MethodSource("signals")
    void arriveAsTheyWereSent(Bus.Signal signal) {
        assertThat(SignalCodec.decode(SignalCodec.encode(signal))).hasValue(signal);
    }

    /** Whatever a record has more one day is to be in here, and so in the codec. */
    @Test
    void arriveWithEveryField() {
        ConversationRecord conversation = everyField();
        assertThat(conversation).hasNoNullFieldsOrPropertiesExcept("rating");
        assertThat(conversation.visitor()).hasNoNullFieldsOrProperties();
        assertThat(conversation.status()).hasNoNullFieldsOrProperties();
        assertThat(conversation.seen()).hasNoNullFieldsOrProperties();
        assertThat(conversation.owed()).hasNoNullFieldsOrProperties();
        assertThat(Objects.requireNonNull(conversation.owed()).details()).hasNoNullFieldsOrProperties();
        Bus.Stored stored =
                new Bus.Stored(message("x", "a1"), "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01");
        assertThat(stored).hasNoNullFieldsOrProperties();
        assertThat(stored.message().from()).hasNoNullFieldsOrProperties();

        assertThat(SignalCodec.decode(SignalCodec.encode(new Bus.Changed(conversation))))
                .hasValue(new Bus.Changed(conversation));
        assertThat(SignalCodec.decode(SignalCodec.encode(stored))).hasValue(stored);
    }

    /** Each value is another one, so that none can stand in for its neighbour. */
    private static ConversationRecord everyField() {
        return new ConversationRecord(
                "c1",
                new Person("Vera", "vera@example.org", "+49 30 1", "de", "https://example.com/", true),
                "Sales",
                "sales",
                AT,
                "",
                new Status(
                        Phase.CHATTING,
                        new AgentRef("a1", "Alice"),
                        "acme",
                        AT.plusSeconds(1),
                        7,
                        new Ended(AT.plusSeconds(2), EndedBy.VISITOR)),
                3,
                new Owed(
                        3,
                        Event.RATED,
                        "Vera",
                        new MessageRecord.Details(new AgentRef("a2", "Bob"), new AgentRef("a3", "Cem"), 4, "fine"),
                        AT.plusSeconds(5)),
                new Seen(AT.plusSeconds(3), AT.plusSeconds(4)),
                null);
    }

    @Test
    void mayHaveFieldsOfALaterVersion() {
        Bus.Signal signal = new Bus.Stored(message("x", null));
        String later = SignalCodec.encode(signal).replaceFirst("\\{", "{\"new\":{\"a\":[1]},");
        assertThat(SignalCodec.decode(later)).hasValue(signal);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "{}",
                "{\"type\":\"new\"}",
                "{\"type\":\"typing\",\"conversation\":\"c\",\"from\":\"agent\",\"on\":true} x",
                "{\"type\":\"typing\",\"conversation\":\"c\",\"conversation\":\"d\",\"from\":\"agent\",\"on\":true}",
                "{\"type\":\"stored\"}",
                "{\"type\":\"typing\",\"conversation\":\"c\",\"from\":\"x\"}"
            })
    void areDroppedWhenTheyCannotBeRead(String text) {
        assertThat(SignalCodec.decode(text)).isEmpty();
    }

    @Test
    void carryNeitherTheHashOfTheTokenNorTheRating() {
        ConversationRecord whole = everyField();
        var secret = new ConversationRecord(
                whole.id(),
                whole.visitor(),
                whole.department(),
                whole.departmentKey(),
                whole.createdAt(),
                "the hash",
                whole.status(),
                whole.version(),
                whole.owed(),
                whole.seen(),
                new ConversationRecord.Rating(1, "the comment", AT));
        assertThat(SignalCodec.encode(new Bus.Changed(secret))).doesNotContain("the hash", "the comment");
    }

    private static MessageRecord message(String text, @Nullable String author) {
        return MessageRecord.of(
                "c1", 4, "m1", new MessageRecord.Author(Side.AGENT, "Alice", author), new Content.Text(text), AT, 1);
    }

    private static ConversationRecord conversation(Phase state, @Nullable AgentRef agent, @Nullable Instant ended) {
        return of(new Person("Vera", null, "+49", "de", "https://example.com/", true), state, agent, ended);
    }

    private static ConversationRecord of(
            Person visitor, Phase state, @Nullable AgentRef agent, @Nullable Instant ended) {
        Ended end = ended == null ? null : new Ended(ended, EndedBy.AGENT);
        return new ConversationRecord(
                "c1",
                visitor,
                null,
                "default",
                AT,
                "",
                new Status(state, agent, null, AT, 1, end),
                2,
                null,
                new Seen(AT, null),
                null);
    }
}
