package io.openchat.chat.conversation;

import io.openchat.shared.record.MessageRecord;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** The stored messages: a port to the store. */
public interface Transcript {
    /** A message that has no number yet. */
    record Draft(String conversation, String id, MessageRecord.Author from, String kind, String text, int session) {}

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

    /** At most {@link #PAGE} messages after {@code seq}, in order. Blocks; throws {@link StoreException}. */
    List<MessageRecord> after(String conversation, long seq);

    /**
     * Those conversations of which a message after the given number is stored. Blocks; throws {@link StoreException}.
     *
     * <p>Its cost is a look at one key for each conversation asked about, however many messages and conversations there are.
     */
    Set<String> beyond(Map<String, Long> lastSeqs);

    /** Most messages that one {@link #after} gives, so that a long history does not fill the memory. */
    int PAGE = 200;
}
