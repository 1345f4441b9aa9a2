package io.openchat.chat.transcript;

import io.openchat.chat.conversation.Transcript.Draft;
import io.openchat.shared.record.Content;
import io.openchat.shared.record.MessageRecord;
import io.openchat.shared.wire.Side;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** A message through the group commit, 100 conversations at once, with a store that takes this long for each write. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class GroupCommitBenchmark {
    private static final int CONVERSATIONS = 100;

    @Param({"0", "1000"})
    long microsecondsForAWrite;

    private GroupCommit appends = new GroupCommit(new Forgetful(0), Clock.systemUTC());
    private long number;

    /** A store that says yes, after a while. */
    private record Forgetful(long micros) implements MessageStore {
        @Override
        public Map<String, Long> lastSeqs(Set<String> conversations) {
            return Map.of();
        }

        @Override
        public Set<Integer> insert(List<MessageRecord> messages) {
            if (micros > 0) {
                LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(micros));
            }
            return Set.of();
        }

        @Override
        public Optional<MessageRecord> byId(String conversation, MessageRecord.Author author, String id) {
            return Optional.empty();
        }
    }

    @Setup
    public void open() {
        appends = new GroupCommit(new Forgetful(microsecondsForAWrite), Clock.systemUTC());
        Thread.ofPlatform().daemon().start(appends::run);
    }

    @TearDown
    public void close() {
        appends.close();
    }

    @Benchmark
    @OperationsPerInvocation(CONVERSATIONS)
    public long appends() {
        List<CompletableFuture<MessageRecord>> all = new ArrayList<>(CONVERSATIONS);
        String id = "m" + number++;
        for (int n = 0; n < CONVERSATIONS; n++) {
            var author = new MessageRecord.Author(Side.VISITOR, "Vera", null);
            all.add(appends.append(new Draft("c" + n, id, author, new Content.Text("hello"), 1)));
        }
        return all.stream().mapToLong(result -> result.join().seq()).sum();
    }
}
