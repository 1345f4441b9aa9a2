package io.openchat.chat.transcript;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Updates.addToSet;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.setOnInsert;
import static com.mongodb.client.model.Updates.unset;

import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import io.openchat.chat.conversation.Agent;
import io.openchat.chat.conversation.ConversationStore;
import io.openchat.shared.mongo.Inserts;
import io.openchat.shared.record.AgentRef;
import io.openchat.shared.record.ConversationRecord;
import io.openchat.shared.record.EndedBy;
import io.openchat.shared.record.Person;
import io.openchat.shared.record.SearchKeys;
import io.openchat.shared.record.SessionRecord;
import io.openchat.shared.setting.LiveSettings;
import io.openchat.shared.setting.Settings;
import io.openchat.shared.wire.Phase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.BsonDocument;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** The collections {@code conversations}, {@code sessions} and {@code agents}. */
@ApplicationScoped
public class MongoConversations implements ConversationStore {
    /** More agents hold chats only where a deployment has outgrown this design. */
    private static final int MOST_CHATTING = 50_000;

    /** Ids in one question: some fifty kilobytes. */
    private static final int AT_ONCE = 1_000;

    /** What one sweep takes on; the next one takes the rest. */
    private static final int SWEPT_AT_ONCE = 500;

    private static final Bson WAITING = eq("status.state", Phase.WAITING);
    private static final Bson CHATTING = eq("status.state", Phase.CHATTING);

    private static final BulkWriteOptions UNORDERED = new BulkWriteOptions().ordered(false);

    private final Store store;
    private final Repositories.OfConversations conversations;
    private final Repositories.OfSessions sessions;
    private final Repositories.OfAgents agents;

    /** So many who wait are read in any case: who was let in stays in the queue when fewer may come in from now on. */
    private static final int ALWAYS_READ = 10_000;

    private final LiveSettings settings;

    MongoConversations(
            Store store,
            LiveSettings settings,
            Repositories.OfConversations conversations,
            Repositories.OfSessions sessions,
            Repositories.OfAgents agents) {
        this.store = store;
        this.settings = settings;
        this.conversations = conversations;
        this.sessions = sessions;
        this.agents = agents;
    }

    /** Those who wait that are read: twice as many as may begin to, since agents who leave give theirs back. */
    private int mostWaiting() {
        return 2 * Math.max(ALWAYS_READ, Math.toIntExact(settings.get(Settings.WAITING_MOST)));
    }

    @Override
    public boolean create(ConversationRecord record) {
        // the keys are for viewers, who search by them: nobody here reads them
        Person visitor = record.visitor();
        BsonDocument kept = SearchKeys.beside(
                record,
                visitor.name(),
                visitor.email(),
                conversations.mongoCollection().getCodecRegistry());
        return store.ask(() -> Inserts.unlessThere(() -> {
            var _ = conversations
                    .mongoCollection()
                    .withDocumentClass(BsonDocument.class)
                    .insertOne(kept);
        }));
    }

    @Override
    public Optional<ConversationRecord> find(String id) {
        return store.ask(() -> conversations.findByIdOptional(id));
    }

    @Override
    public List<ConversationRecord> find(Collection<String> ids) {
        List<String> all = List.copyOf(ids);
        List<ConversationRecord> found = new ArrayList<>();
        for (int from = 0; from < all.size(); from += AT_ONCE) {
            found.addAll(list(in("_id", all.subList(from, Math.min(all.size(), from + AT_ONCE))), AT_ONCE));
        }
        return found;
    }

    /** By two questions, so that those who wait never crowd out those who are served. */
    @Override
    public List<ConversationRecord> open(Map<String, ConversationRecord> known) {
        List<Document> keys = keys(CHATTING, MOST_CHATTING);
        keys.addAll(keys(WAITING, mostWaiting()));
        List<ConversationRecord> open = new ArrayList<>(keys.size());
        List<String> unknown = new ArrayList<>();
        for (Document key : keys) {
            ConversationRecord record = known.get(key.getString("_id"));
            if (record != null
                    && record.version() == key.get("version", Number.class).longValue()) {
                open.add(record);
            } else {
                unknown.add(key.getString("_id"));
            }
        }
        open.addAll(find(unknown));
        return open;
    }

    @Override
    public List<String> waitingAloneSince(Instant then) {
        Document alone = new Document("status.state", Phase.WAITING)
                .append("status.served", 0)
                .append("seen.visitorAt", before(then));
        return keys(alone, mostWaiting()).stream()
                .map(key -> key.getString("_id"))
                .toList();
    }

    /** For conditions side by side, not within an $and: only so the embedded store takes its index. */
    private static Document before(Instant then) {
        return new Document("$lt", then);
    }

    /** Ids and versions alone, longest waiting first. */
    private List<Document> keys(Bson condition, int most) {
        return store.ask(() -> conversations
                .mongoCollection()
                .find(condition, Document.class)
                .projection(include("version"))
                .sort(Sorts.ascending("status.waitingSince"))
                .limit(most)
                .into(new ArrayList<>()));
    }

    @Override
    public List<ConversationRecord> visitorGoneSince(Instant then) {
        Document open = new Document("status.state", new Document("$in", List.of(Phase.WAITING, Phase.CHATTING)));
        return list(open.append("seen.visitorAt", before(then)), SWEPT_AT_ONCE);
    }

    @Override
    public List<ConversationRecord> agentGoneSince(Instant then) {
        Document chatting = new Document("status.state", Phase.CHATTING);
        return list(chatting.append("seen.agentAt", before(then)), SWEPT_AT_ONCE);
    }

    private List<ConversationRecord> list(Bson condition, int most) {
        return store.ask(() -> conversations
                .mongoCollection()
                .find(condition)
                .sort(Sorts.ascending("status.waitingSince"))
                .limit(most)
                .into(new ArrayList<>()));
    }

    @Override
    public boolean move(ConversationRecord next) {
        AgentRef agent = next.phase() == Phase.CHATTING ? next.agent() : null;
        Bson change = combine(
                set("status", next.status()),
                set("version", next.version()),
                setOrUnset("owed", next.owed()),
                setOrUnset("rating", next.rating()),
                setOrUnset("seen.agentAt", next.seen().agentAt()),
                // for viewers, who look for all that an agent has served; the status names only the latest
                agent == null ? new BsonDocument() : addToSet(ConversationRecord.SERVED_BY, agent.id()));
        Bson unmoved = new Document("_id", next.id()).append("version", next.version() - 1);
        return store.ask(
                () -> conversations.mongoCollection().updateOne(unmoved, change).getMatchedCount() == 1);
    }

    @Override
    public void retoken(String id, String tokenHash) {
        store.tell(() -> conversations.mongoCollection().updateOne(eq("_id", id), set("tokenHash", tokenHash)));
    }

    @Override
    public void paid(Map<String, Long> versions) {
        List<UpdateOneModel<ConversationRecord>> changes = new ArrayList<>(versions.size());
        versions.forEach((id, version) -> changes.add(
                new UpdateOneModel<>(new Document("_id", id).append("owed.version", version), unset("owed"))));
        store.tell(() -> conversations.mongoCollection().bulkWrite(changes, UNORDERED));
    }

    @Override
    public List<ConversationRecord> owing(Instant then) {
        return store.ask(() -> conversations
                .mongoCollection()
                .find(lt("owed.at", then))
                .sort(Sorts.ascending("owed.at"))
                .limit(SWEPT_AT_ONCE)
                .into(new ArrayList<>()));
    }

    @Override
    public void seen(Collection<String> visitorsOf, Collection<String> agentsOf, Instant at) {
        store.tell(() -> {
            if (!visitorsOf.isEmpty()) {
                conversations.mongoCollection().updateMany(in("_id", visitorsOf), set("seen.visitorAt", at));
            }
            if (!agentsOf.isEmpty()) {
                conversations.mongoCollection().updateMany(and(in("_id", agentsOf), CHATTING), set("seen.agentAt", at));
            }
        });
    }

    @Override
    public void sessionBegins(SessionRecord session) {
        Bson fields = combine(
                setOnInsert("number", session.number()),
                setOnInsert("agency", session.agency()),
                setOnInsert("agent", session.agent()),
                setOnInsert("client", session.client()),
                setOnInsert(
                        SearchKeys.FIELD,
                        SearchKeys.of(session.client().name(), session.client().email())),
                setOnInsert("startedAt", session.startedAt()));
        store.tell(() -> sessions.mongoCollection()
                .updateOne(thatSession(session.id()), fields, new UpdateOptions().upsert(true)));
    }

    @Override
    public void sessionEnds(String session, Instant at, EndedBy by) {
        Bson running = thatSession(session).append("endedAt", null);
        store.tell(() ->
                sessions.mongoCollection().updateOne(running, combine(set("endedAt", at), set("endedBy", by))));
    }

    /** By its conversation, too: where sessions are spread over shards, by conversation, that tells which one is meant. */
    private static Document thatSession(String id) {
        return new Document("_id", id).append("conversation", SessionRecord.conversation(id));
    }

    @Override
    public void available(String agent, boolean on) {
        store.tell(() -> agents.mongoCollection().updateOne(eq("_id", agent), set("available", on)));
    }

    @Override
    public void agentsSeen(Collection<String> present, Instant at) {
        if (!present.isEmpty()) {
            store.tell(() -> agents.mongoCollection().updateMany(in("_id", present), set("lastSeenAt", at)));
        }
    }

    @Override
    public void unavailableIfGoneSince(Instant then) {
        Bson gone = and(eq("available", true), lt("lastSeenAt", then));
        store.tell(() -> agents.mongoCollection().updateMany(gone, set("available", false)));
    }

    @Override
    public Optional<Agent> agent(String id) {
        return store.ask(() -> agents.findByIdOptional(id))
                .map(agent -> new Agent(agent.id(), agent.name(), agent.agency(), false));
    }

    private static Bson setOrUnset(String field, @Nullable Object value) {
        return value == null ? unset(field) : set(field, value);
    }
}
