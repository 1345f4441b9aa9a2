package io.openchat.chat.transcript;

import io.openchat.shared.record.MessageRecord;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What {@link GroupCommit} needs of a store. All methods block and throw {@code StoreException} when it does not answer. */
interface MessageStore {
    /** Number of the last message of each of these conversations; none for those without messages. */
    Map<String, Long> lastSeqs(Set<String> conversations);

    /**
     * Inserts all that break neither (conversation, seq) nor (conversation, author, id), whatever becomes of the others.
     *
     * @return the indexes in {@code messages} of those that were refused as duplicates
     */
    Set<Integer> insert(List<MessageRecord> messages);

    /** The message that this author's client sent under {@code id}; the author's name does not matter. */
    Optional<MessageRecord> byId(String conversation, MessageRecord.Author author, String id);
}
