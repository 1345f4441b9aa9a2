package io.openchat.view.report.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.WriteModel;
import io.openchat.shared.feed.FeedConsumer;
import io.openchat.shared.record.FiguresRecord;
import io.openchat.shared.record.MessageRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Keeps the figures of each conversation.
 *
 * <p>They say how far they go, so that an entry that comes twice is counted once; and they are replaced only as they were read, so that
 * of two processes that count at the same time one fails and begins again.
 */
public final class Figures implements FeedConsumer {
    private final MongoCollection<FiguresRecord> figures;

    /** Keeps them there. */
    public Figures(MongoCollection<FiguresRecord> figures) {
        this.figures = figures;
    }

    @Override
    public String name() {
        return "figures";
    }

    @Override
    public void accept(List<MessageRecord> entries) {
        Set<String> conversations = new LinkedHashSet<>();
        entries.forEach(entry -> conversations.add(entry.conversation()));
        Map<String, FiguresRecord> before = new HashMap<>();
        figures.find(in("_id", conversations)).forEach(known -> before.put(known.conversation(), known));
        Map<String, FiguresRecord> after = new HashMap<>(before);
        entries.forEach(entry -> after.merge(
                entry.conversation(),
                FiguresRecord.none(entry.conversation()).and(entry),
                (known, _) -> known.and(entry)));
        List<WriteModel<FiguresRecord>> changes = new ArrayList<>();
        after.forEach((conversation, now) -> {
            FiguresRecord known = before.get(conversation);
            if (known == null) {
                changes.add(new InsertOneModel<>(now));
            } else if (now.seq() > known.seq()) {
                changes.add(new ReplaceOneModel<>(and(eq("_id", conversation), eq("seq", known.seq())), now));
            }
        });
        if (!changes.isEmpty()) {
            write(changes);
        }
    }

    private void write(List<WriteModel<FiguresRecord>> changes) {
        long inserts = changes.stream().filter(InsertOneModel.class::isInstance).count();
        if (figures.bulkWrite(changes).getMatchedCount() + inserts < changes.size()) {
            throw new IllegalStateException("another process counts the same conversations");
        }
    }
}
