package io.openchat.chat.conversation;

import io.openchat.shared.record.MessageRecord;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;

/**
 * Reads pages of messages from the store, away from the threads of the sockets, and at the pace of who asks.
 *
 * <p>A client asks for a history with a line and gets megabytes; so what it costs is counted for its socket and its address,
 * and who has had much waits.
 */
public final class Replays {
    private static final Logger LOG = System.getLogger(Replays.class.getName());

    /** What a page costs in any case: a look at some keys, also when there is nothing after them. */
    private static final int LOOK = 1 << 10;

    private final Transcript transcript;
    private final LongAdder messages = new LongAdder();

    /** Replays of what is in {@code transcript}. */
    public Replays(Transcript transcript) {
        this.transcript = transcript;
    }

    /** How many messages were read so far, for sockets that lacked them. */
    public long messages() {
        return messages.sum();
    }

    /** Calls {@code then} with the first page after {@code seq}, or {@code failed} when the store did not give it. */
    void read(Subscriber s, String conversation, long seq, Consumer<List<MessageRecord>> then, Runnable failed) {
        s.reads.add(new Page(s, conversation, seq, then, failed));
    }

    private final class Page implements ReplayQueue.Read {
        private final Subscriber subscriber;
        private final String conversation;
        private final long seq;
        private final Consumer<List<MessageRecord>> then;
        private final Runnable failed;
        private Runnable outcome = () -> {};

        Page(
                Subscriber subscriber,
                String conversation,
                long seq,
                Consumer<List<MessageRecord>> then,
                Runnable failed) {
            this.subscriber = subscriber;
            this.conversation = conversation;
            this.seq = seq;
            this.then = then;
            this.failed = failed;
        }

        @Override
        public boolean isWanted() {
            return !subscriber.left;
        }

        @Override
        public long read() {
            outcome = failed;
            try {
                List<MessageRecord> page = transcript.after(conversation, seq);
                messages.add(page.size());
                outcome = () -> then.accept(page);
                return LOOK + page.stream().mapToLong(Transcript::bytes).sum();
            } catch (StoreException e) {
                return LOOK;
            } catch (RuntimeException e) {
                LOG.log(Level.ERROR, "messages of " + conversation + " cannot be read", e);
                return LOOK;
            }
        }

        @Override
        public void give() {
            outcome.run();
        }

        @Override
        public void fail() {
            failed.run();
        }
    }
}
