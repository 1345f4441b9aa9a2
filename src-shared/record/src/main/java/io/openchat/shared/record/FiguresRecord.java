package io.openchat.shared.record;

import io.openchat.shared.wire.Event;
import io.openchat.shared.wire.Kind;
import io.openchat.shared.wire.Side;
import io.quarkus.mongodb.panache.common.MongoEntity;
import java.time.Instant;
import java.util.stream.Stream;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * What reports count of one conversation; computed from its transcript, and again when it is lost.
 *
 * @param seq the last entry that is in it
 * @param startedAt when it began; absent while only later entries are known
 * @param claims how often an agent took it, transfers included
 * @param claimedAt when an agent first took it
 * @param answeredAt when an agent first said something to the visitor
 * @param visitorTexts how often the visitor said something
 * @param agentTexts how often agents did
 * @param score the latest judgement, 1 to 5
 */
@MongoEntity(collection = Collections.FIGURES)
public record FiguresRecord(
        @BsonId String conversation,
        long seq,
        @Nullable Instant startedAt,
        int claims,
        @Nullable Instant claimedAt,
        @Nullable Instant answeredAt,
        int visitorTexts,
        int agentTexts,
        @Nullable Instant endedAt,
        @Nullable Integer score) {

    /** Nothing is known of it yet. */
    public static FiguresRecord none(String conversation) {
        return new FiguresRecord(conversation, -1, null, 0, null, null, 0, 0, null, null);
    }

    /** The same with one more entry; one that is in it already changes nothing. */
    public FiguresRecord and(MessageRecord entry) {
        if (entry.seq() <= seq) {
            return this;
        }
        Side by = entry.kind() == Kind.TEXT ? entry.from().kind() : Side.SYSTEM;
        Content.@Nullable Happened event = entry.content() instanceof Content.Happened happened ? happened : null;
        boolean claimed = is(event, Event.CLAIMED, Event.TRANSFERRED);
        return new FiguresRecord(
                conversation,
                entry.seq(),
                is(event, Event.STARTED) ? entry.at() : startedAt,
                claimed ? claims + 1 : claims,
                claimed ? first(claimedAt, entry) : claimedAt,
                by == Side.AGENT ? first(answeredAt, entry) : answeredAt,
                by == Side.VISITOR ? visitorTexts + 1 : visitorTexts,
                by == Side.AGENT ? agentTexts + 1 : agentTexts,
                is(event, Event.ENDED_BY_AGENT, Event.ENDED_BY_VISITOR, Event.ENDED_BY_DROP) ? entry.at() : endedAt,
                event != null && event.details() != null && event.is(Event.RATED)
                        ? event.details().score()
                        : score);
    }

    private static boolean is(Content.@Nullable Happened happened, Event... events) {
        return happened != null && Stream.of(events).anyMatch(happened::is);
    }

    private static Instant first(@Nullable Instant known, MessageRecord entry) {
        return known == null ? entry.at() : known;
    }
}
