package io.openchat.view.store;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import io.openchat.shared.record.MessageRecord;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The messages on record. */
@ApplicationScoped
public class Transcripts {
    private final Store store;

    Transcripts(Store store) {
        this.store = store;
    }

    /** Up to {@code limit} messages of the conversation, in order, from the first whose {@code seq} is over {@code after}. */
    public List<MessageRecord> messages(String conversation, long after, int limit) {
        return Store.asking(() -> store.messages()
                .find(Filters.and(Filters.eq("conversation", conversation), Filters.gt("seq", after)))
                .sort(Sorts.ascending("seq"))
                .limit(limit)
                .maxTime(Store.PATIENCE_SECONDS, TimeUnit.SECONDS)
                .into(new ArrayList<>()));
    }
}
