package io.openchat.chat.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import io.openchat.chat.conversation.Transcript.Draft;
import io.openchat.shared.record.Content;
import io.openchat.shared.record.MessageRecord;
import io.openchat.shared.wire.Side;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Several pods append to the same conversations. */
@Timeout(60)
class GroupCommitRacesTest {
    /** Runs of the property test; {@code -Dopenchat.seed=N} repeats one of them. */
    private static final int RUNS = 200;

    @Test
    void whateverFails_everythingAckedIsStoredOnce_inOrder() throws InterruptedException {
        Long only = Long.getLong("openchat.seed");
        for (long seed : only == null ? LongStream.range(0, RUNS).toArray() : new long[] {only}) {
            try {
                new Interleaving(seed, 3, 2, 3, 6).run();
            } catch (AssertionError e) {
                throw new AssertionError("with -Dopenchat.seed=" + seed + ": " + e.getMessage(), e);
            }
        }
    }

    @Test
    void twoPodsAtFullSpeed_storeAllOnce_inTheOrderOfEachSender() throws InterruptedException {
        int messages = 500;
        MemoryMessages store = new MemoryMessages();
        List<GroupCommit> pods =
                List.of(new GroupCommit(store, Clock.systemUTC()), new GroupCommit(store, Clock.systemUTC()));
        List<Thread> writers = pods.stream()
                .map(pod -> Thread.ofPlatform().daemon().start(pod::run))
                .toList();

        List<CompletableFuture<MessageRecord>> results = new ArrayList<>();
        for (int i = 0; i < messages; i++) {
            for (int pod = 0; pod < pods.size(); pod++) {
                results.add(pods.get(pod).append(draft("a", "pod" + pod, i)));
                results.add(pods.get(pod).append(draft("b", "pod" + pod, i)));
            }
        }
        for (CompletableFuture<MessageRecord> result : results) {
            result.orTimeout(30, TimeUnit.SECONDS).join();
        }
        pods.forEach(GroupCommit::close);
        for (Thread writer : writers) {
            writer.join(10_000);
        }

        for (String conversation : List.of("a", "b")) {
            List<MessageRecord> stored = store.of(conversation);
            assertThat(stored.stream().map(MessageRecord::seq))
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(1, 2L * messages).boxed().toList());
            for (String sender : List.of("pod0", "pod1")) {
                assertThat(stored.stream().map(MessageRecord::id).filter(id -> id.startsWith(sender)))
                        .containsExactlyElementsOf(IntStream.range(0, messages)
                                .mapToObj(i -> sender + "-" + i)
                                .toList());
            }
        }
    }

    private static Draft draft(String conversation, String sender, int number) {
        var author = new MessageRecord.Author(Side.VISITOR, sender, null);
        return new Draft(conversation, sender + "-" + number, author, new Content.Text("hi"), 0);
    }
}
