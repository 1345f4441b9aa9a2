package io.openchat.view.store;

import io.openchat.shared.record.AgencyRecord;
import io.openchat.shared.record.AgentRecord;
import io.openchat.shared.record.ConversationRecord;
import io.openchat.shared.record.MessageRecord;
import io.openchat.shared.record.SessionRecord;
import io.quarkus.mongodb.panache.PanacheMongoRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;

/** The collections that viewers read. */
final class Repositories {
    private Repositories() {}

    /** Collection {@code sessions}. */
    @ApplicationScoped
    static class OfSessions implements PanacheMongoRepositoryBase<SessionRecord, String> {}

    /** Collection {@code conversations}. */
    @ApplicationScoped
    static class OfConversations implements PanacheMongoRepositoryBase<ConversationRecord, String> {}

    /** Collection {@code messages}. */
    @ApplicationScoped
    static class OfMessages implements PanacheMongoRepositoryBase<MessageRecord, String> {}

    /** Collection {@code agencies}. */
    @ApplicationScoped
    static class OfAgencies implements PanacheMongoRepositoryBase<AgencyRecord, String> {}

    /** Collection {@code agents}. */
    @ApplicationScoped
    static class OfAgents implements PanacheMongoRepositoryBase<AgentRecord, String> {}
}
