package io.openchat.chat.transcript;

import io.openchat.chat.conversation.Transcript.Draft;
import io.openchat.shared.record.MessageRecord;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.NullMarked;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * A message through the group commit, one of each of 100 conversations at a time, with a store that takes all at once and does
 * nothing. It stands in the package of what it measures, which is not public.
 */
@NullMarked
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class GroupCommitBenchmark {
    private static final int CONVERSATIONS = 100;
    private static final String TEXT = "x".repeat(200);
    private static final MessageRecord.Author VERA = new MessageRecord.Author("visitor", "Vera", null);

    private final List<String> conversations =
            IntStream.range(0, CONVERSATIONS).mapToObj(n -> "c" + n).toList();
    private final GroupCommit appends = new GroupCommit(new TakesAll(), Clock.systemUTC());
    private long number;

    @Setup
    public void begin() {
        Thread.ofPlatform().daemon().start(appends::run);
    }

    @TearDown
    public void end() {
        appends.close();
    }

    @Benchmark
    @OperationsPerInvocation(CONVERSATIONS)
    public long stores() {
        CompletableFuture<?>[] all = conversations.stream()
                .map(conversation -> appends.append(new Draft(conversation, "m" + number++, VERA, "text", TEXT, 1)))
                .toArray(CompletableFuture<?>[]::new);
        CompletableFuture.allOf(all).join();
        if (appends.stored() != number) {
            throw new IllegalStateException(appends.stored() + " of " + number + " are stored");
        }
        return number;
    }

    private static final class TakesAll implements MessageStore {
        @Override
        public Map<String, Long> lastSeqs(Set<String> asked) {
            return Map.of();
        }

        @Override
        public Set<Integer> insert(List<MessageRecord> messages) {
            return Set.of();
        }

        @Override
        public Optional<MessageRecord> byId(String conversation, String id) {
            return Optional.empty();
        }
    }
}
