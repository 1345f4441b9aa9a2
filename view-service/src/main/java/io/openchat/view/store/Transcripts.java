package io.openchat.view.store;

import com.mongodb.client.model.Sorts;
import io.openchat.shared.record.MessageRecord;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.bson.Document;

/** The messages on record. */
@ApplicationScoped
public class Transcripts {
    private final Store store;

    Transcripts(Store store) {
        this.store = store;
    }

    /**
     * Up to {@code limit} messages of the conversation, in order, from the first whose {@code seq} is over {@code after}. They
     * are asked for by their keys, since numbers have no gaps: so no index but that of the keys is needed. The conversation
     * is named, too, as messages may be spread over shards by it.
     */
    public List<MessageRecord> messages(String conversation, long after, int limit) {
        List<String> keys = LongStream.rangeClosed(after + 1, after + limit)
                .mapToObj(seq -> MessageRecord.key(conversation, seq))
                .toList();
        return Store.asking(() -> store.messages()
                // side by side, not within an $and: only so the embedded store takes its index
                .find(new Document("conversation", conversation).append("_id", new Document("$in", keys)))
                .sort(Sorts.ascending("seq"))
                .maxTime(Store.PATIENCE_SECONDS, TimeUnit.SECONDS)
                .into(new ArrayList<>()));
    }
}
