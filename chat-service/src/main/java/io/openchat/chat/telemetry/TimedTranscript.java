package io.openchat.chat.telemetry;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.openchat.chat.conversation.Transcript;
import io.openchat.shared.record.MessageRecord;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A transcript whose appends are timed, from the call until the message is on record. What fails is not timed. */
public record TimedTranscript(Transcript transcript, Timer appends) implements Transcript {
    /** From a store beside us to one that is as good as away. */
    private static final Duration[] BUCKETS = {
        Duration.ofMillis(5),
        Duration.ofMillis(10),
        Duration.ofMillis(25),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofSeconds(1),
        Duration.ofSeconds(5)
    };

    public static TimedTranscript of(Transcript transcript, MeterRegistry meters) {
        Timer appends = Timer.builder("openchat.append")
                .description("From taking a message until it is on record")
                .serviceLevelObjectives(BUCKETS)
                .register(meters);
        return new TimedTranscript(transcript, appends);
    }

    @Override
    public CompletableFuture<MessageRecord> append(Draft draft) {
        long began = System.nanoTime();
        return transcript.append(draft).thenApply(message -> {
            appends.record(System.nanoTime() - began, TimeUnit.NANOSECONDS);
            return message;
        });
    }

    @Override
    public void heard(MessageRecord message) {
        transcript.heard(message);
    }

    @Override
    public Optional<MessageRecord> byId(String conversation, MessageRecord.Author author, String id) {
        return transcript.byId(conversation, author, id);
    }

    @Override
    public List<MessageRecord> after(String conversation, long seq) {
        return transcript.after(conversation, seq);
    }

    @Override
    public Unanswered unanswered(String conversation, long messages, long bytes) {
        return transcript.unanswered(conversation, messages, bytes);
    }

    @Override
    public Set<String> beyond(Map<String, Long> lastSeqs) {
        return transcript.beyond(lastSeqs);
    }
}
