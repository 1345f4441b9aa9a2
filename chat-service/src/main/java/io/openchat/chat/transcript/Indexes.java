package io.openchat.chat.transcript;

import static com.mongodb.client.model.Indexes.ascending;

import com.mongodb.client.model.IndexOptions;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * The indexes that this service needs; those for viewers are made by view-service. {@code docs/records.md} lists all.
 *
 * <p>They are made before the first use of the store rather than at start, so that the service starts without the store; but
 * nothing is written before they are there: the unique one carries, with the key, the promise that a message is stored once.
 */
@ApplicationScoped
class Indexes {
    private static final IndexOptions UNIQUE = new IndexOptions().unique(true);
    private final Repositories.OfConversations conversations;
    private final Repositories.OfMessages messages;
    private final Repositories.OfBlocks blocks;
    private volatile boolean made;

    Indexes(
            Repositories.OfConversations conversations,
            Repositories.OfMessages messages,
            Repositories.OfBlocks blocks) {
        this.conversations = conversations;
        this.messages = messages;
        this.blocks = blocks;
    }

    /** Makes them unless that was done; making one that is there changes nothing. */
    void ensure() {
        if (made) {
            return;
        }
        // that a number is taken once needs none: it is in the key
        messages.mongoCollection().createIndex(ascending("conversation", "id", "from.kind", "from.id"), UNIQUE);
        // for the feed
        messages.mongoCollection().createIndex(ascending("at", "_id"));
        conversations.mongoCollection().createIndex(ascending("status.state", "status.waitingSince"));
        conversations.mongoCollection().createIndex(ascending("owed.at"));
        blocks.mongoCollection().createIndex(ascending("changedAt"));
        made = true;
    }
}
