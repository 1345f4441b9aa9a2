package io.openchat.chat.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import io.openchat.shared.record.Content;
import io.openchat.shared.record.MessageRecord;
import io.openchat.shared.record.MessageRecord.Author;
import io.openchat.shared.wire.Kind;
import io.openchat.shared.wire.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What all {@link Transcript}s do, the stored one and that of the tests of the core. */
public abstract class TranscriptContract {
    private static final Author VERA = new Author(Side.VISITOR, "Vera", null);
    private static final Author ALICE = new Author(Side.AGENT, "Alice", "id-alice");
    private static final Author BOB = new Author(Side.AGENT, "Bob", "id-bob");

    private final String conversation = "c-" + UUID.randomUUID();

    protected abstract Transcript transcript();

    @Test
    void messages_areNumberedFromOne_withoutGaps_inEachConversation() {
        assertThat(says("a", "one").seq()).isEqualTo(1);
        assertThat(says("b", "two").seq()).isEqualTo(2);
        var other = new Transcript.Draft("c-" + UUID.randomUUID(), "a", VERA, new Content.Text("one"), 0);
        assertThat(transcript().append(other).join().seq()).isEqualTo(1);
        assertThat(says("c", "three").seq()).isEqualTo(3);
    }

    @Test
    void whatIsSaidAtTheSameTime_isNumberedInTheOrderInWhichItCame() {
        List<CompletableFuture<MessageRecord>> all = IntStream.range(0, 50)
                .mapToObj(i -> transcript().append(draft(VERA, "id" + i, "text " + i)))
                .toList();
        assertThat(all.stream().map(CompletableFuture::join).map(MessageRecord::text))
                .containsExactlyElementsOf(
                        IntStream.range(0, 50).mapToObj(i -> "text " + i).toList());
        assertThat(seqs(transcript().after(conversation, 0))).containsExactlyElementsOf(numbers(1, 50));
    }

    @Test
    void aMessage_isStoredAsItWasGiven() {
        MessageRecord stored = transcript()
                .append(new Transcript.Draft(conversation, "a", ALICE, new Content.Note("what\n\uD83D\uDE00"), 3))
                .join();
        assertThat(stored.conversation()).isEqualTo(conversation);
        assertThat(stored.id()).isEqualTo("a");
        assertThat(stored.from()).isEqualTo(ALICE);
        assertThat(stored.kind()).isEqualTo(Kind.NOTE);
        assertThat(stored.text()).isEqualTo("what\n\uD83D\uDE00");
        assertThat(stored.session()).isEqualTo(3);
        assertThat(transcript().after(conversation, 0)).containsExactly(stored);
    }

    @Test
    void theSameIdAgain_isStoredOnce_andAnswersWithTheFirst() {
        MessageRecord first = says("a", "one");
        assertThat(says("a", "one")).isEqualTo(first);
        assertThat(says("a", "another")).isEqualTo(first);
        assertThat(transcript().after(conversation, 0)).containsExactly(first);
    }

    @Test
    void theSameIdOfAnother_isAnotherMessage() {
        MessageRecord ofVera = says("a", "hi");
        MessageRecord ofAlice = transcript().append(draft(ALICE, "a", "hello")).join();
        MessageRecord ofBob = transcript().append(draft(BOB, "a", "hey")).join();
        var renamed = new Author(Side.AGENT, "Alice Berg", "id-alice");
        assertThat(transcript().append(draft(renamed, "a", "hello")).join()).isEqualTo(ofAlice);

        assertThat(seqs(transcript().after(conversation, 0))).containsExactly(1L, 2L, 3L);
        assertThat(transcript().byId(conversation, VERA, "a")).contains(ofVera);
        assertThat(transcript().byId(conversation, renamed, "a")).contains(ofAlice);
        assertThat(transcript().byId(conversation, BOB, "a")).contains(ofBob);
        assertThat(transcript().byId(conversation, BOB, "b")).isEmpty();
        assertThat(transcript().byId("c-" + UUID.randomUUID(), BOB, "a")).isEmpty();
    }

    @Test
    void aPage_beginsAfterTheNumber_andIsFullWhenThereMayBeMore() {
        for (int i = 1; i <= Transcript.PAGE + 5; i++) {
            var _ = transcript().append(draft(VERA, "id" + i, "hi"));
        }
        says("last", "hi");
        List<MessageRecord> first = transcript().after(conversation, 0);
        assertThat(seqs(first)).containsExactlyElementsOf(numbers(1, Transcript.PAGE));
        assertThat(Transcript.isFull(first)).isTrue();
        List<MessageRecord> rest = transcript().after(conversation, Transcript.PAGE);
        assertThat(seqs(rest)).containsExactlyElementsOf(numbers(Transcript.PAGE + 1, Transcript.PAGE + 6));
        assertThat(Transcript.isFull(rest)).isFalse();
        assertThat(transcript().after(conversation, Transcript.PAGE + 6)).isEmpty();
        assertThat(transcript().after(conversation, Long.MAX_VALUE)).isEmpty();
    }

    @Test
    void aPageOfLongMessages_endsEarlier_andTheNextGoesOn() {
        String text = "\uD83D\uDE00".repeat(4_000);
        for (int i = 1; i <= 100; i++) {
            var _ = transcript().append(draft(VERA, "id" + i, text)).join();
        }
        List<Long> all = new ArrayList<>();
        List<MessageRecord> page = transcript().after(conversation, 0);
        assertThat(page.size()).isBetween(16, 60);
        while (Transcript.isFull(page)) {
            all.addAll(seqs(page));
            page = transcript().after(conversation, all.getLast());
        }
        all.addAll(seqs(page));
        assertThat(all).containsExactlyElementsOf(numbers(1, 100));
    }

    @Test
    void onlyConversationsThatWentOn_areBeyond() {
        says("a", "one");
        says("b", "two");
        String unknown = "c-" + UUID.randomUUID();
        assertThat(transcript().beyond(Map.of(conversation, 2L, unknown, 0L))).isEmpty();
        assertThat(transcript().beyond(Map.of(conversation, 1L, unknown, 0L))).containsExactly(conversation);
        assertThat(transcript().beyond(Map.of())).isEmpty();
    }

    @Test
    void whatWaitsForAnAnswer_isWhatTheVisitorSaidSinceAnAgentsText() {
        long size = Transcript.AROUND + 2;
        assertThat(unanswered()).isEqualTo(Transcript.Unanswered.NOTHING);
        says("a", "hi");
        says("b", "hi");
        assertThat(unanswered()).isEqualTo(new Transcript.Unanswered(2, 2, 2 * size));
        var note = new Transcript.Draft(conversation, "n", ALICE, new Content.Note("to us"), 1);
        transcript().append(note).join();
        assertThat(unanswered()).isEqualTo(new Transcript.Unanswered(3, 2, 2 * size));
        transcript().append(draft(ALICE, "a", "hello")).join();
        says("c", "hi");
        assertThat(unanswered()).isEqualTo(new Transcript.Unanswered(5, 1, size));
    }

    private Transcript.Unanswered unanswered() {
        return transcript().unanswered(conversation, 1_000, 1 << 20);
    }

    private MessageRecord says(String id, String text) {
        return transcript().append(draft(VERA, id, text)).join();
    }

    private Transcript.Draft draft(Author author, String id, String text) {
        return new Transcript.Draft(conversation, id, author, new Content.Text(text), 1);
    }

    private static List<Long> seqs(List<MessageRecord> messages) {
        return messages.stream().map(MessageRecord::seq).toList();
    }

    private static List<Long> numbers(long first, long last) {
        return LongStream.rangeClosed(first, last).boxed().toList();
    }
}
