package io.openchat.bench.jmh;

import io.openchat.bench.forgetful.ForgetfulTranscript;
import io.openchat.chat.bus.LocalBus;
import io.openchat.chat.conversation.Agent;
import io.openchat.chat.conversation.Tracing;
import io.openchat.chat.conversation.Workers;
import io.openchat.chat.core.Core;
import io.openchat.chat.desk.AgentProtocol;
import io.openchat.chat.presence.Graces;
import io.openchat.chat.quota.Bounds;
import io.openchat.chat.reception.StartGate;
import io.openchat.chat.reception.VisitorProtocol;
import io.openchat.shared.http.ClientAddress;
import io.openchat.shared.wire.AgentFrame;
import io.openchat.shared.wire.ServiceFrame;
import io.openchat.shared.wire.VisitorFrame;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** A message through the relay, from the visitor's frame to the ack and the frame for the agent, without socket and store. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class RelayBenchmark {
    private static final Duration FOR_EVER = Duration.ofDays(1);
    private static final String TEXT = "x".repeat(200);

    private final VisitorProtocol visitor;
    private long number;
    private long frames;
    private @Nullable String conversation;

    public RelayBenchmark() {
        Clock clock = Clock.systemUTC();
        Core core = new Core(
                MemoryConversations.empty(),
                new ForgetfulTranscript(clock),
                new LocalBus(),
                new Workers(Runnable::run, Runnable::run),
                clock,
                Tracing.OFF,
                () -> Bounds.NONE,
                new Graces(FOR_EVER, FOR_EVER, FOR_EVER),
                StartGate.OPEN);
        visitor = core.visitor(this::count, ClientAddress.THIS_MACHINE);
        AgentProtocol agent = core.agent(new Agent("a", "Alice", "acme", false), this::count, _ -> {});
        visitor.receive(new VisitorFrame.Start(
                        "0123456789012345678901", "Vera", null, null, null, "en", "https://example.com/", true))
                .toCompletableFuture()
                .join();
        if (conversation == null) {
            throw new IllegalStateException("the visitor was not let in");
        }
        agent.receive(new AgentFrame.Claim(conversation)).toCompletableFuture().join();
    }

    /** Two frames go out for each message: so many that went out show that the relay did its work. */
    @Benchmark
    public long relays() {
        long before = frames;
        visitor.receive(new VisitorFrame.Send("v" + number++, TEXT))
                .toCompletableFuture()
                .join();
        if (frames != before + 2) {
            throw new IllegalStateException(frames - before + " frames went out");
        }
        return frames;
    }

    private void count(ServiceFrame frame) {
        frames++;
        if (frame instanceof ServiceFrame.Started started) {
            conversation = started.conversation();
        }
    }
}
