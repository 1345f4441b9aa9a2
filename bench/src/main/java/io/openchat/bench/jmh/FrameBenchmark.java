package io.openchat.bench.jmh;

import io.openchat.shared.wire.AgentFrame;
import io.openchat.shared.wire.FrameCodec;
import io.openchat.shared.wire.Kind;
import io.openchat.shared.wire.ServiceFrame;
import io.openchat.shared.wire.Side;
import io.openchat.shared.wire.VisitorFrame;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Reading and writing the frames of a message of 200 characters. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class FrameBenchmark {
    private static final String CONVERSATION = "0123456789abcdef0123456789abcdef";
    private static final String TEXT = "the quick brown fox jumps over the lazy dog, again and again; "
            .repeat(4)
            .substring(0, 200);

    private final String visitorSends = FrameCodec.encode(new VisitorFrame.Send("v12345", TEXT));
    private final String agentSends = FrameCodec.encode(new AgentFrame.Send(CONVERSATION, "a12345", TEXT));
    private final Instant at = Instant.ofEpochMilli(1_790_000_000_123L);
    private final ServiceFrame message = new ServiceFrame.Message(
            CONVERSATION, 12_345, "v12345", new ServiceFrame.From(Side.VISITOR, "Vera"), Kind.TEXT, TEXT, at);
    private final ServiceFrame ack =
            new ServiceFrame.Ack(CONVERSATION, List.of(new ServiceFrame.Acked("v12345", 12_345, at)));

    @Benchmark
    public VisitorFrame readsVisitorsSend() {
        return FrameCodec.decodeVisitor(visitorSends);
    }

    @Benchmark
    public AgentFrame readsAgentsSend() {
        return FrameCodec.decodeAgent(agentSends);
    }

    @Benchmark
    public String writesMessage() {
        return FrameCodec.encode(message);
    }

    @Benchmark
    public String writesAck() {
        return FrameCodec.encode(ack);
    }
}
