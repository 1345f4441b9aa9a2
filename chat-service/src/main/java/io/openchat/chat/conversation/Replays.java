package io.openchat.chat.conversation;

import io.openchat.shared.record.MessageRecord;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;

/** Reads pages of messages from the store, away from the threads of the sockets. */
final class Replays {
    private static final Logger LOG = System.getLogger(Replays.class.getName());

    private final Transcript transcript;
    private final Executor worker;
    private final LongAdder messages = new LongAdder();

    Replays(Transcript transcript, Executor worker) {
        this.transcript = transcript;
        this.worker = worker;
    }

    /** How many messages were read so far. */
    long messages() {
        return messages.sum();
    }

    /** Calls {@code then} with the first page after {@code seq}, or {@code failed} when the store did not give it. */
    void read(String conversation, long seq, Consumer<List<MessageRecord>> then, Runnable failed) {
        try {
            worker.execute(() -> {
                List<MessageRecord> page;
                try {
                    page = transcript.after(conversation, seq);
                } catch (StoreException e) {
                    failed.run();
                    return;
                } catch (RuntimeException e) {
                    LOG.log(Level.ERROR, "messages of " + conversation + " cannot be read", e);
                    failed.run();
                    return;
                }
                messages.add(page.size());
                then.accept(page);
            });
        } catch (RejectedExecutionException e) {
            failed.run();
        }
    }
}
