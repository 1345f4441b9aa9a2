package io.openchat.view.store;

import com.mongodb.MongoExecutionTimeoutException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.CountOptions;
import io.openchat.shared.record.AgencyRecord;
import io.openchat.shared.record.AgentRecord;
import io.openchat.shared.record.ConversationRecord;
import io.openchat.shared.record.MessageRecord;
import io.openchat.shared.record.SessionRecord;
import io.openchat.view.query.Listing;
import io.openchat.view.query.Page;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.bson.conversions.Bson;

/** The collections as typed records, and the bounds within which all questions to them are asked. */
@ApplicationScoped
public class Store {
    /** A viewer does not wait longer, and the chats going on must not suffer from a search that nobody waits for. */
    static final long PATIENCE_SECONDS = 5;

    private final Repositories.OfSessions sessions;
    private final Repositories.OfConversations conversations;
    private final Repositories.OfMessages messages;
    private final Repositories.OfAgencies agencies;
    private final Repositories.OfAgents agents;

    Store(
            Repositories.OfSessions sessions,
            Repositories.OfConversations conversations,
            Repositories.OfMessages messages,
            Repositories.OfAgencies agencies,
            Repositories.OfAgents agents) {
        this.sessions = sessions;
        this.conversations = conversations;
        this.messages = messages;
        this.agencies = agencies;
        this.agents = agents;
    }

    MongoCollection<SessionRecord> sessions() {
        return sessions.mongoCollection();
    }

    MongoCollection<ConversationRecord> conversations() {
        return conversations.mongoCollection();
    }

    MongoCollection<MessageRecord> messages() {
        return messages.mongoCollection();
    }

    MongoCollection<AgencyRecord> agencies() {
        return agencies.mongoCollection();
    }

    MongoCollection<AgentRecord> agents() {
        return agents.mongoCollection();
    }

    /** One page of what fulfils {@code condition}. */
    static <T> Listing<T> page(MongoCollection<T> of, Bson condition, Bson order, Page page) {
        return asking(() -> {
            // one more shows whether there is a next page
            List<T> found = of.find(condition)
                    .sort(order)
                    .skip(page.skipped())
                    .limit(Page.SIZE + 1)
                    .maxTime(PATIENCE_SECONDS, TimeUnit.SECONDS)
                    .into(new ArrayList<>());
            boolean isLast = found.size() <= Page.SIZE;
            boolean isCounted = isLast && (!found.isEmpty() || page.skipped() == 0);
            return new Listing<>(
                    isLast ? found : found.subList(0, Page.SIZE),
                    page,
                    isCounted ? page.skipped() + found.size() : count(of, condition),
                    !isLast && page.number() < Page.LAST);
        });
    }

    /** How many fulfil {@code condition}, counted up to one more than {@link Listing#COUNTED}. */
    static long count(MongoCollection<?> of, Bson condition) {
        return asking(() -> of.countDocuments(
                condition, new CountOptions().limit(Listing.COUNTED + 1).maxTime(PATIENCE_SECONDS, TimeUnit.SECONDS)));
    }

    /** Asks, and says when it takes too long. */
    static <T> T asking(Supplier<T> question) {
        try {
            return question.get();
        } catch (MongoExecutionTimeoutException e) {
            throw new TooBroad(e);
        }
    }
}
