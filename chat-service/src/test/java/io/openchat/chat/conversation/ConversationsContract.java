package io.openchat.chat.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import io.openchat.shared.record.AgentRef;
import io.openchat.shared.record.ConversationRecord;
import io.openchat.shared.record.ConversationRecord.Ended;
import io.openchat.shared.record.ConversationRecord.Owed;
import io.openchat.shared.record.ConversationRecord.Status;
import io.openchat.shared.record.EndedBy;
import io.openchat.shared.record.Person;
import io.openchat.shared.record.SessionRecord;
import io.openchat.shared.wire.Event;
import io.openchat.shared.wire.Phase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * What all {@link ConversationStore} do, the stored ones and those that the tests of the core stand on.
 *
 * <p>Others may look at the same store meanwhile, so every question is about conversations that were made for it, and about times
 * to come, which no sweep of a service looks at.
 */
public abstract class ConversationsContract {
    protected static final Instant THEN = Instant.parse("2099-01-01T00:00:00Z");

    private final List<String> made = new ArrayList<>();
    private final AgentRef alice = new AgentRef("alice-" + UUID.randomUUID(), "Alice");

    protected abstract ConversationStore conversations();

    /** Puts an agent on record who takes no visitors. */
    protected abstract void hasLoggedIn(Agent agent, Instant seenAt);

    /** A session as it stands on record. */
    protected abstract Optional<SessionRecord> session(String id);

    /** Whether an agent takes visitors, as it stands on record. */
    protected abstract boolean isAvailable(String agent);

    @Test
    void aConversation_isCreatedOnce_andFoundAsItWas() {
        ConversationRecord record = record(THEN);
        assertThat(conversations().create(record)).isTrue();
        assertThat(conversations().create(ending(record, EndedBy.DROP))).isFalse();
        assertThat(found(record)).isEqualTo(record);
        assertThat(conversations().find("nobody-" + UUID.randomUUID())).isEmpty();
    }

    @Test
    void manyAreFoundAtOnce_andThoseThatAreNotThere_areLeftOut() {
        ConversationRecord one = waits(THEN);
        ConversationRecord other = waits(THEN);
        waits(THEN);
        assertThat(conversations().find(List.of(one.id(), other.id(), "nobody-" + UUID.randomUUID())))
                .containsExactlyInAnyOrder(one, other);
        assertThat(conversations().find(List.of())).isEmpty();
    }

    @Test
    void aMove_happensOnce_andOnTheStateThatItWasMadeOf() {
        ConversationRecord waits = waits(THEN);
        ConversationRecord claimed = claimed(waits, THEN);
        assertThat(found(waits)).isEqualTo(claimed);
        assertThat(conversations().move(claimed)).as("again").isFalse();
        assertThat(conversations().move(ending(waits, EndedBy.VISITOR)))
                .as("of a state that is over")
                .isFalse();
        assertThat(conversations().move(ending(record(THEN), EndedBy.DROP)))
                .as("of one that is not there")
                .isFalse();
        assertThat(found(waits)).isEqualTo(claimed);

        ConversationRecord released = releasing(claimed);
        assertThat(conversations().move(released)).isTrue();
        assertThat(found(waits)).isEqualTo(released);
    }

    @Test
    void aMove_leavesAlone_whatOthersSetMeanwhile() {
        ConversationRecord waits = waits(THEN);
        conversations().retoken(waits.id(), "another");
        conversations().seen(List.of(waits.id()), List.of(), THEN.plusSeconds(9));
        claimed(waits, THEN);
        ConversationRecord found = found(waits);
        assertThat(found.tokenHash()).isEqualTo("another");
        assertThat(found.seen().visitorAt()).isEqualTo(THEN.plusSeconds(9));
        assertThat(found.phase()).isEqualTo(Phase.CHATTING);
    }

    @Test
    void aRating_isAMove_andStays() {
        ConversationRecord waits = waits(THEN);
        var rating = new ConversationRecord.Rating(4, "fine", THEN);
        ConversationRecord rated = waits.rated(rating, owed(waits, Event.RATED));
        assertThat(conversations().move(rated)).isTrue();
        assertThat(found(waits)).isEqualTo(rated);
        assertThat(claimed(rated, THEN).rating()).isEqualTo(rating);
        assertThat(found(waits).rating()).isEqualTo(rating);
    }

    @Test
    void whatIsOwed_isFoundWhenItIsDue_untilItIsPaid() {
        ConversationRecord waits = waits(THEN);
        ConversationRecord chats = claimed(waits(THEN), THEN);
        ConversationRecord ended = ended(waits(THEN));
        assertThat(conversations().owing(THEN))
                .extracting(ConversationRecord::id)
                .doesNotContain(waits.id(), chats.id(), ended.id());
        Instant later = THEN.plusMillis(1);
        assertThat(conversations().owing(later)).contains(chats, ended).doesNotContain(waits);

        conversations().paid(Map.of(chats.id(), 2L, ended.id(), 1L));
        assertThat(conversations().owing(later))
                .as("another version is paid than is owed")
                .contains(ended)
                .extracting(ConversationRecord::id)
                .doesNotContain(chats.id());
        assertThat(found(chats).owed()).isNull();
    }

    @Test
    void whatIsOpen_isAllThatHasNotEnded_longestWaitingFirst() {
        ConversationRecord second = waits(THEN.plusSeconds(2));
        ConversationRecord first = waits(THEN.plusSeconds(1));
        ConversationRecord chats = claimed(waits(THEN), THEN);
        ConversationRecord ended = ended(waits(THEN));
        assertThat(ids(conversations().open(Map.of())))
                .contains(chats.id())
                .containsSubsequence(first.id(), second.id())
                .doesNotContain(ended.id());
    }

    @Test
    void agentsAreSeen_onlyWhereOneChats() {
        ConversationRecord waits = waits(THEN);
        ConversationRecord chats = claimed(waits(THEN), THEN);
        List<String> both = List.of(waits.id(), chats.id());
        conversations().seen(List.of(), both, THEN.plusSeconds(5));
        assertThat(found(waits).seen().agentAt()).isNull();
        assertThat(found(chats).seen().agentAt()).isEqualTo(THEN.plusSeconds(5));
        assertThat(found(chats).seen().visitorAt()).isEqualTo(THEN);
        conversations().seen(both, List.of(), THEN.plusSeconds(6));
        assertThat(found(waits).seen().visitorAt()).isEqualTo(THEN.plusSeconds(6));
        assertThat(found(chats).seen().visitorAt()).isEqualTo(THEN.plusSeconds(6));
    }

    @Test
    void whoWaitsAlone_wasNeverServed_andSeenBefore() {
        ConversationRecord second = waits(THEN.plusSeconds(2));
        ConversationRecord first = waits(THEN.plusSeconds(1));
        ConversationRecord justNow = waits(THEN.plusSeconds(10));
        ConversationRecord served = claimed(waits(THEN), THEN);
        assertThat(conversations().move(releasing(served))).isTrue();
        assertThat(conversations().waitingAloneSince(THEN.plusSeconds(10)))
                .containsSubsequence(first.id(), second.id())
                .doesNotContain(justNow.id(), served.id());
    }

    @Test
    void whoseVisitorIsGone_isOpen_andWasSeenBefore() {
        ConversationRecord waits = waits(THEN.plusSeconds(1));
        ConversationRecord chats = claimed(waits(THEN), THEN);
        ConversationRecord ended = ended(waits(THEN));
        ConversationRecord justNow = waits(THEN.plusSeconds(10));
        ConversationRecord back = waits(THEN);
        conversations().seen(List.of(back.id()), List.of(), THEN.plusSeconds(11));
        assertThat(conversations().visitorGoneSince(THEN.plusSeconds(10)))
                .containsSubsequence(chats, waits)
                .extracting(ConversationRecord::id)
                .doesNotContain(ended.id(), justNow.id(), back.id());
    }

    @Test
    void whoseAgentIsGone_hasOne_whoWasSeenBefore() {
        ConversationRecord left = claimed(waits(THEN), THEN);
        ConversationRecord justNow = claimed(waits(THEN), THEN.plusSeconds(10));
        ConversationRecord waits = waits(THEN);
        ConversationRecord ended = ended(claimed(waits(THEN), THEN));
        assertThat(conversations().agentGoneSince(THEN.plusSeconds(10)))
                .contains(left)
                .extracting(ConversationRecord::id)
                .doesNotContain(justNow.id(), waits.id(), ended.id());
    }

    @Test
    void aSession_beginsOnce_andEndsOnce() {
        ConversationRecord chats = claimed(waits(THEN), THEN);
        SessionRecord session = session(chats, THEN, null, null);
        conversations().sessionBegins(session);
        conversations().sessionBegins(session(chats, THEN.plusSeconds(5), null, null));
        assertThat(session(session.id())).contains(session);
        conversations().sessionEnds(session.id(), THEN.plusSeconds(7), EndedBy.RELEASE);
        conversations().sessionEnds(session.id(), THEN.plusSeconds(8), EndedBy.DROP);
        conversations().sessionEnds(SessionRecord.id("nobody-" + UUID.randomUUID(), 1), THEN, EndedBy.DROP);
        conversations().sessionBegins(session);
        assertThat(session(session.id())).contains(session(chats, THEN, THEN.plusSeconds(7), EndedBy.RELEASE));
    }

    @Test
    void whoTakesVisitors_doesSoUntilTheyAreGone() {
        Agent left = agent("left");
        Agent here = agent("here");
        Agent idle = agent("idle");
        List.of(left, here, idle).forEach(agent -> hasLoggedIn(agent, THEN));
        conversations().available(left.id(), true);
        conversations().available(here.id(), true);
        conversations().available("nobody-" + UUID.randomUUID(), true);
        conversations().agentsSeen(List.of(here.id()), THEN.plusSeconds(10));
        conversations().agentsSeen(List.of(), THEN.plusSeconds(10));
        assertThat(isAvailable(left.id())).isTrue();

        conversations().unavailableIfGoneSince(THEN.plusSeconds(10));
        assertThat(isAvailable(left.id())).isFalse();
        assertThat(isAvailable(here.id())).isTrue();
        assertThat(isAvailable(idle.id())).isFalse();
        conversations().available(here.id(), false);
        assertThat(isAvailable(here.id())).isFalse();
    }

    @Test
    void anAgent_isKnownAfterTheFirstLogin() {
        Agent bob = agent("Bob");
        assertThat(conversations().agent(bob.id())).isEmpty();
        hasLoggedIn(bob, THEN);
        assertThat(conversations().agent(bob.id())).contains(bob);
    }

    private ConversationRecord found(ConversationRecord record) {
        return conversations().find(record.id()).orElseThrow();
    }

    protected final ConversationRecord waits(Instant since) {
        ConversationRecord record = record(since);
        assertThat(conversations().create(record)).isTrue();
        return record;
    }

    protected final ConversationRecord claimed(ConversationRecord record, Instant seenAt) {
        Status was = record.status();
        Status chatting = new Status(Phase.CHATTING, alice, "acme", was.waitingSince(), was.served() + 1, null);
        ConversationRecord claimed = record.moved(chatting, seenAt, owed(record, Event.CLAIMED));
        assertThat(conversations().move(claimed)).isTrue();
        return claimed;
    }

    private static ConversationRecord releasing(ConversationRecord record) {
        Status was = record.status();
        Status waiting = new Status(Phase.WAITING, null, was.agency(), was.waitingSince(), was.served(), null);
        return record.moved(waiting, null, owed(record, Event.RELEASED));
    }

    private static ConversationRecord ending(ConversationRecord record, EndedBy by) {
        Status was = record.status();
        Status over = new Status(
                Phase.ENDED, was.agent(), was.agency(), was.waitingSince(), was.served(), new Ended(THEN, by));
        return record.moved(over, null, owed(record, Event.ENDED_BY_DROP));
    }

    private static Owed owed(ConversationRecord record, Event event) {
        return new Owed(record.version() + 1, event, "Alice", null, THEN);
    }

    private ConversationRecord ended(ConversationRecord record) {
        ConversationRecord ended = ending(record, EndedBy.DROP);
        assertThat(conversations().move(ended)).isTrue();
        return ended;
    }

    private static List<String> ids(Collection<ConversationRecord> records) {
        return records.stream().map(ConversationRecord::id).toList();
    }

    private static Agent agent(String name) {
        return new Agent(name + "-" + UUID.randomUUID(), name, "acme", false);
    }

    private SessionRecord session(
            ConversationRecord of, Instant startedAt, @Nullable Instant endedAt, @Nullable EndedBy endedBy) {
        return new SessionRecord(
                SessionRecord.id(of.id(), of.served()),
                of.id(),
                of.served(),
                "acme",
                alice,
                new SessionRecord.Client("Vera", null),
                startedAt,
                endedAt,
                endedBy);
    }

    /** Ids of the conversations that this test has made, or wanted to. */
    protected final List<String> made() {
        return made;
    }

    private ConversationRecord record(Instant since) {
        var visitor = new Person("Vera", "vera@example.org", null, "en", "https://example.com/", true);
        String id = "c-" + UUID.randomUUID();
        made.add(id);
        return new ConversationRecord(
                id,
                visitor,
                "Sales",
                "sales",
                since,
                "hash",
                new Status(Phase.WAITING, null, null, since, 0, null),
                1,
                null,
                new ConversationRecord.Seen(since, null),
                null);
    }
}
