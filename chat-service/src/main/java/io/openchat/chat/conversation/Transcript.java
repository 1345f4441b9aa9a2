package io.openchat.chat.conversation;

import io.openchat.shared.record.Content;
import io.openchat.shared.record.MessageRecord;
import io.openchat.shared.wire.Event;
import io.openchat.shared.wire.Kind;
import io.openchat.shared.wire.Side;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** The stored messages: a port to the store. */
public interface Transcript {
    /** An entry that has no number yet. */
    record Draft(String conversation, String id, MessageRecord.Author from, Content content, int session) {
        /** Whether it is the start of its conversation: that has number 0, and need not be looked for. */
        public boolean isStart() {
            return content instanceof Content.Happened happened && happened.is(Event.STARTED);
        }

        /** The entry, stored as number {@code seq} at that time. */
        public MessageRecord numbered(long seq, Instant at) {
            return MessageRecord.of(conversation, seq, id, from, content, at, session);
        }
    }

    /**
     * Stores a message under the next number of its conversation.
     *
     * <p>A repeated (conversation, author, id) is stored once and gives the message that was stored the first time; others
     * may use the same id. The result
     * fails with a {@link StoreException} when the store did not answer; the message may be stored or not then, and the
     * same draft may be given again.
     */
    CompletableFuture<MessageRecord> append(Draft draft);

    /** Another pod says that it has stored this one, which saves asking the store for the next number. */
    default void heard(MessageRecord message) {}

    /** The message that this author's client sent under {@code id}. Blocks; throws {@link StoreException}. */
    Optional<MessageRecord> byId(String conversation, MessageRecord.Author author, String id);

    /** The messages after {@code seq}, in order, until the page {@link #isFull}. Blocks; throws {@link StoreException}. */
    List<MessageRecord> after(String conversation, long seq);

    /**
     * Those conversations of which a message after the given number is stored. Blocks; throws {@link StoreException}.
     *
     * <p>Its cost is a look at one key for each conversation asked about, however many messages and conversations there are.
     */
    Set<String> beyond(Map<String, Long> lastSeqs);

    /**
     * What the visitor has said since an agent has said something, at least until there is so much of it. Blocks; throws
     * {@link StoreException}.
     */
    default Unanswered unanswered(String conversation, long messages, long bytes) {
        Unanswered found = Unanswered.NOTHING;
        List<MessageRecord> page;
        do {
            page = after(conversation, found.seq());
            for (MessageRecord message : page) {
                found = found.and(message);
            }
        } while (isFull(page));
        return found;
    }

    /**
     * What a visitor has said and nobody has answered.
     *
     * @param seq number of the last message of the conversation
     * @param messages how many messages
     * @param bytes and how many bytes
     */
    record Unanswered(long seq, long messages, long bytes) {
        /** There is no message at all. */
        public static final Unanswered NOTHING = new Unanswered(0, 0, 0);

        /** The same, and then that message. A note is no answer: the visitor does not get it. */
        public Unanswered and(MessageRecord message) {
            if (isAnswer(message)) {
                return new Unanswered(message.seq(), 0, 0);
            }
            boolean counts = message.from().kind() == Side.VISITOR;
            return counts
                    ? new Unanswered(message.seq(), messages + 1, bytes + Transcript.bytes(message))
                    : new Unanswered(message.seq(), messages, bytes);
        }

        /** Whether it is what a visitor waits for. */
        public static boolean isAnswer(MessageRecord message) {
            return message.from().kind() == Side.AGENT && message.kind() == Kind.TEXT;
        }
    }

    /** Most messages that one {@link #after} gives, so that a long history does not fill the memory. */
    int PAGE = 200;

    /** Bytes with which a page is full, though it has fewer messages: 16 of the longest, or {@link #PAGE} of a kilobyte. */
    long PAGE_BYTES = 256 << 10;

    /** Whether a page holds as much as it may, so that there may be more messages after it. */
    static boolean isFull(List<MessageRecord> page) {
        return page.size() >= PAGE || page.stream().mapToLong(Transcript::bytes).sum() >= PAGE_BYTES;
    }

    /** What a message counts, in bytes: its text, and what is around it. */
    static long bytes(MessageRecord message) {
        return AROUND + bytes(message.text());
    }

    /** The bytes of a text in UTF-8. */
    static long bytes(String text) {
        long bytes = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            // each half of a pair is two of its four bytes
            bytes += c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
        }
        return bytes;
    }

    /** Bytes of a stored message beside its text: ids, author, time. */
    int AROUND = 250;
}
