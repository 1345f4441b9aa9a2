package io.openchat.chat.conversation;

import io.openchat.shared.record.ConversationRecord;
import io.openchat.shared.record.EndedBy;
import io.openchat.shared.record.SessionRecord;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The stored conversations, sessions and agents: a port to the store.
 *
 * <p>Every method asks the store and blocks until it has answered; a {@link StoreException} says that it did not.
 */
public interface ConversationStore {
    /** Stores a new conversation; false when its id is there already. */
    boolean create(ConversationRecord record);

    /** The conversation {@code id}. */
    Optional<ConversationRecord> find(String id);

    /** The conversations among {@code ids} that exist. */
    List<ConversationRecord> find(Collection<String> ids);

    /**
     * All that chat and those that wait, longest waiting first. Those in {@code known} whose version is still the same may be given as
     * they stand there: few change between two questions, and the others need not be read.
     */
    List<ConversationRecord> open(Map<String, ConversationRecord> known);

    /** Replaces the status of a conversation, and what it owes, if its version is still the one before {@code next}; says whether it was. */
    boolean move(ConversationRecord next);

    /** Gives the conversation another token, whose hash this is. */
    void retoken(String id, String tokenHash);

    /** What these conversations owed up to these versions is paid. */
    void paid(Map<String, Long> versions);

    /** Conversations that owe an entry which was due before {@code then}. */
    List<ConversationRecord> owing(Instant then);

    /** Notes that sockets of the visitors and of the agents of these conversations were open at {@code at}. */
    void seen(Collection<String> visitorsOf, Collection<String> agentsOf, Instant at);

    /** Those that wait and were never served, whose visitor was last seen before {@code then}; the ids, longest waiting first. */
    List<String> waitingAloneSince(Instant then);

    /** Open conversations whose visitor was last seen before {@code then}. */
    List<ConversationRecord> visitorGoneSince(Instant then);

    /** Conversations with an agent who was last seen before {@code then}. */
    List<ConversationRecord> agentGoneSince(Instant then);

    /** Records a session that begins; doing it again changes nothing. */
    void sessionBegins(SessionRecord session);

    /** Records the end of a session; doing it again changes nothing. */
    void sessionEnds(String session, Instant at, EndedBy by);

    /** Sets whether an agent takes visitors. */
    void available(String agent, boolean on);

    /** Notes that sockets of these agents were open at {@code at}. */
    void agentsSeen(Collection<String> agents, Instant at);

    /** Agents who were last seen before {@code then} take no visitors any more. */
    void unavailableIfGoneSince(Instant then);

    /** The agent {@code id}, if it has ever logged in. */
    Optional<Agent> agent(String id);
}
