package io.openchat.chat.transcript;

import io.openchat.shared.record.AgentRecord;
import io.openchat.shared.record.BlockRecord;
import io.openchat.shared.record.ConversationRecord;
import io.openchat.shared.record.MessageRecord;
import io.openchat.shared.record.SessionRecord;
import io.quarkus.mongodb.panache.PanacheMongoRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;

/** The collections of this service. */
final class Repositories {
    private Repositories() {}

    /** Collection {@code conversations}. */
    @ApplicationScoped
    static class OfConversations implements PanacheMongoRepositoryBase<ConversationRecord, String> {}

    /** Collection {@code messages}. */
    @ApplicationScoped
    static class OfMessages implements PanacheMongoRepositoryBase<MessageRecord, String> {}

    /** Collection {@code sessions}. */
    @ApplicationScoped
    static class OfSessions implements PanacheMongoRepositoryBase<SessionRecord, String> {}

    /** Collection {@code blocks}, which agent-service fills. */
    @ApplicationScoped
    static class OfBlocks implements PanacheMongoRepositoryBase<BlockRecord, String> {}

    /** Collection {@code agents}, which agent-service fills. */
    @ApplicationScoped
    static class OfAgents implements PanacheMongoRepositoryBase<AgentRecord, String> {}
}
