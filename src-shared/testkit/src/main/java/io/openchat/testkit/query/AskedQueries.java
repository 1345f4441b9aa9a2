package io.openchat.testkit.query;

import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.bson.BsonDocument;
import org.jspecify.annotations.Nullable;

/** Everything that a client of the store is seen to ask: each question once for each shape, the values left aside. */
public final class AskedQueries implements CommandListener {
    private final Queue<BsonDocument> commands = new ConcurrentLinkedQueue<>();
    private volatile boolean listening;

    @Override
    public void commandStarted(CommandStartedEvent event) {
        if (listening) {
            // the driver takes its buffers back after the call
            commands.add(event.getCommand().clone());
        }
    }

    /** What was asked while {@code use} ran, whoever asked. */
    public List<Question> during(Runnable use) {
        commands.clear();
        listening = true;
        try {
            use.run();
        } finally {
            listening = false;
        }
        Map<String, Question> shapes = new LinkedHashMap<>();
        for (@Nullable BsonDocument command = commands.poll(); command != null; command = commands.poll()) {
            Question.of(command)
                    .forEach(question -> shapes.putIfAbsent(question.shape() + (question.limit() == 0), question));
        }
        return new ArrayList<>(shapes.values());
    }
}
