package io.openchat.shared.record;

import io.openchat.shared.wire.Event;
import io.openchat.shared.wire.Side;
import io.quarkus.mongodb.panache.common.MongoEntity;
import java.time.Instant;
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
@MongoEntity(collection = Collections.FIGURES, database = Collections.DATABASE)
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
        return switch (entry.content()) {
            case Content.Text _ -> said(entry);
            case Content.Note _ -> next(entry, startedAt, claims, claimedAt, endedAt, score);
            case Content.Happened happened -> happened(entry, happened);
        };
    }

    private FiguresRecord said(MessageRecord text) {
        boolean agent = text.from().kind() == Side.AGENT;
        return new FiguresRecord(
                conversation,
                text.seq(),
                startedAt,
                claims,
                claimedAt,
                agent ? first(answeredAt, text.at()) : answeredAt,
                agent ? visitorTexts : visitorTexts + 1,
                agent ? agentTexts + 1 : agentTexts,
                endedAt,
                score);
    }

    private FiguresRecord happened(MessageRecord entry, Content.Happened happened) {
        if (happened.is(Event.STARTED)) {
            return next(entry, entry.at(), claims, claimedAt, endedAt, score);
        }
        if (happened.is(Event.CLAIMED) || happened.is(Event.TRANSFERRED)) {
            return next(entry, startedAt, claims + 1, first(claimedAt, entry.at()), endedAt, score);
        }
        if (happened.is(Event.RATED)) {
            MessageRecord.Details details = happened.details();
            return next(entry, startedAt, claims, claimedAt, endedAt, details == null ? score : details.score());
        }
        boolean end = happened.is(Event.ENDED_BY_AGENT)
                || happened.is(Event.ENDED_BY_VISITOR)
                || happened.is(Event.ENDED_BY_DROP);
        return next(entry, startedAt, claims, claimedAt, end ? entry.at() : endedAt, score);
    }

    private FiguresRecord next(
            MessageRecord entry,
            @Nullable Instant started,
            int claimed,
            @Nullable Instant firstClaim,
            @Nullable Instant ended,
            @Nullable Integer judged) {
        return new FiguresRecord(
                conversation,
                entry.seq(),
                started,
                claimed,
                firstClaim,
                answeredAt,
                visitorTexts,
                agentTexts,
                ended,
                judged);
    }

    private static Instant first(@Nullable Instant known, Instant now) {
        return known == null ? now : known;
    }
}
