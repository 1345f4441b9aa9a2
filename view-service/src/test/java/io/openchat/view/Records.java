package io.openchat.view;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Updates;
import io.openchat.shared.record.AgencyRecord;
import io.openchat.shared.record.AgentRecord;
import io.openchat.shared.record.AgentRef;
import io.openchat.shared.record.Collections;
import io.openchat.shared.record.Content;
import io.openchat.shared.record.ConversationRecord;
import io.openchat.shared.record.ConversationRecord.Ended;
import io.openchat.shared.record.EndedBy;
import io.openchat.shared.record.MessageRecord;
import io.openchat.shared.record.Person;
import io.openchat.shared.record.SearchKeys;
import io.openchat.shared.record.SessionRecord;
import io.openchat.shared.wire.Kind;
import io.openchat.shared.wire.Phase;
import io.openchat.shared.wire.Side;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.bson.BsonDocument;
import org.jspecify.annotations.Nullable;

/** Writes records as the other services do. */
@ApplicationScoped
public class Records {
    /** When the first chat of a test begins. */
    public static final Instant START = Instant.parse("2026-11-20T08:00:00Z");

    private final MongoDatabase store;

    Records(MongoDatabase store) {
        this.store = store;
    }

    /** Starts with none. */
    public void forget() {
        Stream.of(
                        Collections.AGENCIES,
                        Collections.AGENTS,
                        Collections.CONVERSATIONS,
                        Collections.MESSAGES,
                        Collections.SESSIONS)
                .forEach(name -> in(name, BsonDocument.class).deleteMany(new BsonDocument()));
    }

    public void agency(String id, String name) {
        in(Collections.AGENCIES, AgencyRecord.class).insertOne(new AgencyRecord(id, name, START));
    }

    public void agent(String id, String name, String agency) {
        in(Collections.AGENTS, AgentRecord.class).insertOne(new AgentRecord(id, name, agency, true, START, List.of()));
    }

    /** A conversation in that state, that began then. */
    public void chat(String id, String visitor, @Nullable String email, String state, Instant createdAt) {
        chat(id, visitor, email, state, createdAt, null, null);
    }

    /** A conversation with an agency and a rating. */
    public void chat(
            String id,
            String visitor,
            @Nullable String email,
            String state,
            Instant createdAt,
            @Nullable String agency,
            ConversationRecord.@Nullable Rating rating) {
        Phase phase = Phase.ofWire(state);
        Ended ended = phase == Phase.ENDED ? new Ended(createdAt.plus(Duration.ofMinutes(12)), EndedBy.AGENT) : null;
        ConversationRecord chat = new ConversationRecord(
                id,
                new Person(visitor, email, null, "en-GB", "https://shop.example/basket", true),
                null,
                "default",
                createdAt,
                "0".repeat(64),
                new ConversationRecord.Status(phase, null, agency, createdAt, 0, ended),
                1,
                null,
                new ConversationRecord.Seen(createdAt, null),
                rating);
        MongoCollection<BsonDocument> chats = in(Collections.CONVERSATIONS, BsonDocument.class);
        chats.insertOne(SearchKeys.beside(chat, visitor, email, chats.getCodecRegistry()));
    }

    public void session(SessionRecord session) {
        sessions(List.of(session));
    }

    /** Sessions, of agents whom the store comes to know by it, and of conversations that are there already or never. */
    public void sessions(List<SessionRecord> all) {
        MongoCollection<BsonDocument> sessions = in(Collections.SESSIONS, BsonDocument.class);
        sessions.insertMany(all.stream()
                .map(session -> SearchKeys.beside(
                        session, session.client().name(), session.client().email(), sessions.getCodecRegistry()))
                .toList());
        for (SessionRecord session : all) {
            in(Collections.CONVERSATIONS, BsonDocument.class)
                    .updateOne(
                            Filters.eq("_id", session.conversation()),
                            Updates.addToSet(
                                    ConversationRecord.SERVED_BY,
                                    session.agent().id()));
        }
        all.stream().map(SessionRecord::agent).distinct().forEach(this::known);
    }

    /** The agent is called otherwise from now on. */
    public void renamed(String id, String name, String formerName) {
        in(Collections.AGENTS, AgentRecord.class)
                .replaceOne(
                        Filters.eq("_id", id), new AgentRecord(id, name, "default", true, START, List.of(formerName)));
    }

    private void known(AgentRef agent) {
        in(Collections.AGENTS, AgentRecord.class)
                .replaceOne(
                        Filters.eq("_id", agent.id()),
                        new AgentRecord(agent.id(), agent.name(), "default", true, START, List.of()),
                        new ReplaceOptions().upsert(true));
    }

    /** A session of five minutes. */
    public static SessionRecord session(
            String conversation, int number, String client, String agent, @Nullable String agency, Instant startedAt) {
        return new SessionRecord(
                SessionRecord.id(conversation, number),
                conversation,
                number,
                agency,
                new AgentRef("id-of-" + agent, agent),
                new SessionRecord.Client(client, client.toLowerCase(java.util.Locale.ROOT) + "@example.com"),
                startedAt,
                startedAt.plus(Duration.ofMinutes(5)),
                EndedBy.AGENT);
    }

    /** Writes messages of one conversation, given as {@code session, from, kind, name, text}; seq counts from 1. */
    public void messages(String conversation, Said... said) {
        messages(conversation, START, said);
    }

    /** The same, from another time on. */
    public void messages(String conversation, Instant start, Said... said) {
        List<MessageRecord> all = new ArrayList<>();
        for (Said each : said) {
            long seq = all.size() + 1L;
            all.add(MessageRecord.of(
                    conversation,
                    seq,
                    "m" + seq,
                    new MessageRecord.Author(Side.ofWire(each.from()), each.name(), null),
                    each.content(),
                    start.plusSeconds(seq * 20),
                    each.session()));
        }
        in(Collections.MESSAGES, MessageRecord.class).insertMany(all);
    }

    /** One message. */
    public record Said(int session, String from, String kind, String name, String text) {
        public static Said visitor(int session, String name, String text) {
            return new Said(session, "visitor", "text", name, text);
        }

        public static Said agent(int session, String name, String text) {
            return new Said(session, "agent", "text", name, text);
        }

        public static Said note(int session, String name, String text) {
            return new Said(session, "agent", "note", name, text);
        }

        public static Said event(int session, String name, String code) {
            return new Said(session, "system", "system", name, code);
        }

        Content content() {
            return switch (Kind.ofWire(kind)) {
                case TEXT -> new Content.Text(text);
                case NOTE -> new Content.Note(text);
                case SYSTEM -> new Content.Happened(text, null);
            };
        }
    }

    private <T> MongoCollection<T> in(String name, Class<T> type) {
        return store.getCollection(name, type);
    }
}
