package io.openchat.chat.transcript;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openchat.chat.conversation.StoreException;
import io.openchat.chat.conversation.Transcript.Draft;
import io.openchat.chat.transcript.MemoryMessages.Fault;
import io.openchat.shared.record.Content;
import io.openchat.shared.record.MessageRecord;
import io.openchat.shared.wire.Event;
import io.openchat.shared.wire.Side;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class GroupCommitTest {
    private static final Instant NOW = Instant.parse("2026-11-22T09:30:00.123456Z");

    private final MemoryMessages store = new MemoryMessages();
    private final GroupCommit appends = new GroupCommit(store, Clock.fixed(NOW, ZoneOffset.UTC));
    private final Thread writer = Thread.ofPlatform().daemon().unstarted(appends::run);

    @BeforeEach
    void start() {
        writer.start();
    }

    @AfterEach
    void stop() throws InterruptedException {
        appends.close();
        writer.join(10_000);
        assertThat(writer.isAlive()).as("the writer still runs after close").isFalse();
    }

    @Test
    void append_numbersEachConversationFromOne() {
        assertThat(stored(append("a", "x")).seq()).isEqualTo(1);
        assertThat(stored(append("a", "y")).seq()).isEqualTo(2);
        assertThat(stored(append("b", "z")).seq()).isEqualTo(1);
        assertThat(ids("a")).containsExactly("x", "y");
    }

    @Test
    void append_storesAllThatTheDraftSays_atTheMillisecond() {
        var author = new MessageRecord.Author(Side.AGENT, "Alice", "id-alice");
        MessageRecord message = stored(appends.append(new Draft("a", "x", author, new Content.Note("look here"), 3)));

        var expected = MessageRecord.of(
                "a", 1, "x", author, new Content.Note("look here"), Instant.parse("2026-11-22T09:30:00.123Z"), 3);
        assertThat(message).isEqualTo(expected);
        assertThat(store.of("a")).containsExactly(expected);
    }

    @Test
    void theStart_isNumberZero_storedOnce_andWithoutAQuestion() {
        var author = new MessageRecord.Author(Side.SYSTEM, "Vera", null);
        Draft start = new Draft("a", "started:1", author, new Content.Happened(Event.STARTED, null), 0);
        MessageRecord first = stored(appends.append(start));
        assertThat(first.seq()).isZero();
        assertThat(stored(appends.append(start))).isEqualTo(first);
        assertThat(stored(append("a", "x")).seq()).isEqualTo(1);
        assertThat(ids("a")).containsExactly("started:1", "x");
    }

    @Test
    void append_continuesAfterWhatIsStoredAlready() {
        MessageRecord other = MessageRecord.of(
                "a", 1, "other", new MessageRecord.Author(Side.VISITOR, "Vera", null), new Content.Text("hi"), NOW, 0);
        assertThat(store.insert(other)).isTrue();

        assertThat(stored(append("a", "x")).seq()).isEqualTo(2);
    }

    @Test
    void append_asksForTheLastNumberOfAConversationOnce() {
        stored(append("a", "x"));
        stored(append("a", "y"));
        stored(append("a", "z"));

        assertThat(store.questions()).containsExactly(Set.of("a"));
    }

    @Test
    void whatArrivesDuringAWrite_goesTogetherInTheNext() {
        var gate = store.stopWrites();
        var first = append("a", "a1");
        gate.awaitWriter();
        var others = List.of(append("b", "b1"), append("c", "c1"), append("a", "a2"), append("d", "d1"));
        gate.open();

        stored(first);
        others.forEach(GroupCommitTest::stored);
        assertThat(store.writes().getFirst()).containsExactly("a1");
        assertThat(store.writes().get(1)).containsExactlyInAnyOrder("a2", "b1", "c1", "d1");
        assertThat(store.writes()).hasSize(2);
    }

    @Test
    void aWrite_takesOneMessageOfAConversation_soThatTheOrderIsKept() {
        var gate = store.stopWrites();
        var results = IntStream.range(0, 5).mapToObj(i -> append("a", "m" + i)).toList();
        gate.awaitWriter();
        gate.open();

        assertThat(results.stream().map(r -> stored(r).seq())).containsExactly(1L, 2L, 3L, 4L, 5L);
        assertThat(ids("a")).containsExactly("m0", "m1", "m2", "m3", "m4");
        assertThat(store.writes()).allSatisfy(write -> assertThat(write).hasSize(1));
    }

    @Test
    void aWrite_hasABound_andEveryConversationGetsItsTurn() {
        var gate = store.stopWrites();
        var first = append("first", "m");
        gate.awaitWriter();
        var results = IntStream.range(0, GroupCommit.LARGEST_WRITE + 200)
                .mapToObj(i -> append("c" + i, "m"))
                .toList();
        gate.open();

        stored(first);
        results.forEach(GroupCommitTest::stored);
        assertThat(store.writes().stream().map(List::size)).containsExactly(1, GroupCommit.LARGEST_WRITE, 200);
    }

    @Test
    void aRepeatedId_givesTheFirstAnswer_andIsStoredOnce() {
        MessageRecord first = stored(append("a", "x"));
        stored(append("a", "y"));

        assertThat(stored(append("a", "x"))).isEqualTo(first);
        assertThat(ids("a")).containsExactly("x", "y");
        assertThat(stored(append("a", "z")).seq()).isEqualTo(3);
    }

    @Test
    void aRepeatedIdInTheSameQueue_givesTheFirstAnswerToo() {
        var gate = store.stopWrites();
        var one = append("a", "x");
        var two = append("a", "x");
        var three = append("a", "y");
        gate.awaitWriter();
        gate.open();

        assertThat(stored(two)).isEqualTo(stored(one));
        assertThat(stored(three).seq()).isEqualTo(2);
    }

    @Test
    void theSameIdInTwoConversations_isTwoMessages() {
        stored(append("a", "x"));
        stored(append("b", "x"));

        assertThat(store.size()).isEqualTo(2);
    }

    @Test
    void aFailedWrite_isAStoreException_andLeavesTheNumberFree() {
        stored(append("a", "w"));
        store.nextInsert(Fault.BEFORE);
        assertStoreTrouble(append("a", "x"));

        assertThat(stored(append("a", "x")).seq()).isEqualTo(2);
        assertThat(ids("a")).containsExactly("w", "x");
    }

    @Test
    void aLostAnswer_isAStoreException_andTheResendGivesWhatIsStored() {
        store.nextInsert(Fault.AFTER);
        assertStoreTrouble(append("a", "x"));
        assertThat(ids("a")).as("stored, though nobody was told").containsExactly("x");

        assertThat(stored(append("a", "x"))).isEqualTo(store.of("a").getFirst());
        assertThat(stored(append("a", "y")).seq()).isEqualTo(2);
        assertThat(ids("a")).containsExactly("x", "y");
    }

    @Test
    void aFailedLookup_isAStoreException_andTheWriterGoesOn() {
        MessageRecord first = stored(append("a", "x"));
        store.nextLookup(Fault.BEFORE);
        assertStoreTrouble(append("a", "x"));

        assertThat(stored(append("a", "x"))).isEqualTo(first);
    }

    @Test
    void counts_whatWaits_andWhatWasStored_aRepetitionOnce() {
        var gate = store.stopWrites();
        var results = List.of(append("a", "x"), append("a", "x"), append("a", "y"), append("b", "z"));
        gate.awaitWriter();
        assertThat(appends.unacked()).isEqualTo(4);
        assertThat(appends.stored()).isZero();
        gate.open();

        results.forEach(GroupCommitTest::stored);
        assertThat(appends.unacked()).isZero();
        assertThat(appends.stored()).isEqualTo(3);
    }

    @Test
    void aNumberThatAnotherPodTook_isReplacedByTheNext() {
        stored(append("a", "x"));
        MessageRecord taken = MessageRecord.of(
                "a", 2, "other", new MessageRecord.Author(Side.VISITOR, "Vera", null), new Content.Text("hi"), NOW, 0);
        assertThat(store.insert(taken)).isTrue();

        assertThat(stored(append("a", "y")).seq()).isEqualTo(3);
        assertThat(ids("a")).containsExactly("x", "other", "y");
    }

    @Test
    void tooManyThatWait_areRefusedAtOnce() {
        var gate = store.stopWrites();
        List<CompletableFuture<MessageRecord>> accepted = new ArrayList<>();
        for (int i = 0; i < GroupCommit.LONGEST_WAIT; i++) {
            accepted.add(append("c" + i % 500, "m" + i));
        }
        gate.awaitWriter();
        assertStoreTrouble(append("a", "x"));
        gate.open();

        accepted.forEach(GroupCommitTest::stored);
        assertThat(store.size()).isEqualTo(GroupCommit.LONGEST_WAIT);
        assertThat(stored(append("a", "x")).seq()).isEqualTo(1);
    }

    @Test
    void close_writesWhatWaits_andRefusesMore() throws InterruptedException {
        var gate = store.stopWrites();
        var waiting = List.of(append("a", "x"), append("a", "y"), append("b", "z"));
        gate.awaitWriter();
        appends.close();
        assertStoreTrouble(append("a", "late"));
        gate.open();
        writer.join(10_000);

        assertThat(waiting).allSatisfy(result -> assertThat(result).isCompleted());
        assertThat(ids("a")).containsExactly("x", "y");
        assertThat(ids("b")).containsExactly("z");
    }

    private CompletableFuture<MessageRecord> append(String conversation, String id) {
        return appends.append(new Draft(
                conversation,
                id,
                new MessageRecord.Author(Side.VISITOR, "Vera", null),
                new Content.Text("text of " + id),
                0));
    }

    private static MessageRecord stored(CompletableFuture<MessageRecord> result) {
        return result.orTimeout(10, TimeUnit.SECONDS).join();
    }

    private static void assertStoreTrouble(CompletableFuture<MessageRecord> result) {
        assertThatThrownBy(() -> stored(result))
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(StoreException.class);
    }

    private List<String> ids(String conversation) {
        return store.of(conversation).stream().map(MessageRecord::id).toList();
    }
}
