package io.openchat.chat.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import io.openchat.chat.conversation.Transcript;
import io.openchat.shared.record.Content;
import io.openchat.shared.record.MessageRecord;
import io.openchat.shared.wire.Side;
import io.openchat.testkit.StoreResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.oidc.server.OidcWiremockTestResource;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** The questions to the collection of messages, on the embedded store. */
@QuarkusTest
@WithTestResource(StoreResource.class)
@WithTestResource(OidcWiremockTestResource.class) // the same as the others, so that the service is not started again
class MongoMessagesTest {
    @Inject
    MongoMessages messages;

    @Test
    void theLastNumberIsFound_howeverManyThereAre() {
        Map<String, Long> expected = new HashMap<>();
        Set<String> asked = new HashSet<>(List.of("nobody-" + UUID.randomUUID()));
        for (long count : List.of(1L, 2L, 3L, 4L, 21L, 22L, 23L, 64L, 100L, 527L)) {
            String conversation = conversation(count);
            expected.put(conversation, count);
            asked.add(conversation);
        }

        assertThat(messages.lastSeqs(asked)).isEqualTo(expected);
    }

    @Test
    void aPageStartsAfterTheNumber_andHasABound() {
        String conversation = conversation(Transcript.PAGE + 5);

        assertThat(seqs(conversation, 0)).containsExactlyElementsOf(numbers(1, Transcript.PAGE));
        assertThat(seqs(conversation, 3)).containsExactlyElementsOf(numbers(4, Transcript.PAGE + 3));
        assertThat(seqs(conversation, Transcript.PAGE)).containsExactlyElementsOf(numbers(201, 205));
        assertThat(seqs(conversation, Transcript.PAGE + 5)).isEmpty();
        assertThat(seqs(conversation, Long.MAX_VALUE)).isEmpty();
    }

    @Test
    void whatWaitsForAnAnswer_isCountedBackToIt() {
        String conversation = conversation(70);
        long size = Transcript.AROUND + 2;
        assertThat(messages.unanswered(conversation, 1_000, 1 << 20))
                .isEqualTo(new Transcript.Unanswered(70, 70, 70 * size));
        assertThat(messages.unanswered(conversation, 5, 1 << 20).messages()).isGreaterThanOrEqualTo(5);
        assertThat(messages.unanswered(conversation, 1_000, 5 * size).bytes()).isGreaterThanOrEqualTo(5 * size);
        assertThat(messages.unanswered("nobody-" + UUID.randomUUID(), 5, 5)).isEqualTo(Transcript.Unanswered.NOTHING);

        var alice = new MessageRecord.Author(Side.AGENT, "Alice", "id-alice");
        var vera = new MessageRecord.Author(Side.VISITOR, "Vera", null);
        messages.insert(List.of(message(conversation, 71, "x", alice), message(conversation, 72, "y", vera)));
        assertThat(messages.unanswered(conversation, 1_000, 1 << 20)).isEqualTo(new Transcript.Unanswered(72, 1, size));
    }

    @Test
    void onlyConversationsThatWentOnAreBeyond() {
        String here = conversation(3);
        String there = conversation(3);

        assertThat(messages.beyond(Map.of(here, 3L, there, 2L))).containsExactly(there);
    }

    @Test
    void anIdIsTakenOnceByEachAuthor() {
        String conversation = UUID.randomUUID().toString();
        var vera = new MessageRecord.Author(Side.VISITOR, "Vera", null);
        var alice = new MessageRecord.Author(Side.AGENT, "Alice", "id-alice");
        var bob = new MessageRecord.Author(Side.AGENT, "Bob", "id-bob");
        var system = new MessageRecord.Author(Side.SYSTEM, "Alice", null);
        List<MessageRecord.Author> all = List.of(vera, alice, bob, system);

        for (int i = 0; i < all.size(); i++) {
            assertThat(messages.insert(List.of(message(conversation, i + 1, "x", all.get(i)))))
                    .isEmpty();
        }
        var renamed = new MessageRecord.Author(Side.AGENT, "Alice Berg", "id-alice");
        for (MessageRecord.Author author : List.of(vera, renamed, bob, system)) {
            assertThat(messages.insert(List.of(message(conversation, 9, "x", author))))
                    .as("again by " + author)
                    .containsExactly(0);
        }

        assertThat(all)
                .extracting(author ->
                        messages.byId(conversation, author, "x").orElseThrow().seq())
                .containsExactly(1L, 2L, 3L, 4L);
        assertThat(messages.byId(conversation, renamed, "x").orElseThrow().seq())
                .isEqualTo(2);
        assertThat(messages.byId(conversation, vera, "y")).isEmpty();
        assertThat(messages.byId(conversation, new MessageRecord.Author(Side.AGENT, "Eve", "id-eve"), "x"))
                .isEmpty();
    }

    private static MessageRecord message(String conversation, long seq, String id, MessageRecord.Author author) {
        return MessageRecord.of(conversation, seq, id, author, new Content.Text("hi"), Instant.EPOCH, 0);
    }

    private List<Long> seqs(String conversation, long after) {
        return messages.after(conversation, after).stream()
                .map(MessageRecord::seq)
                .toList();
    }

    private static List<Long> numbers(long first, long last) {
        return LongStream.rangeClosed(first, last).boxed().toList();
    }

    private String conversation(long count) {
        String conversation = UUID.randomUUID().toString();
        var author = new MessageRecord.Author(Side.VISITOR, "Ann", null);
        assertThat(messages.insert(numbers(1, count).stream()
                        .map(seq -> message(conversation, seq, "id" + seq, author))
                        .toList()))
                .isEmpty();
        return conversation;
    }
}
