package io.openchat.view.store;

import com.mongodb.client.model.Filters;
import io.openchat.shared.record.ConversationRecord;
import io.openchat.shared.record.SearchKeys;
import io.openchat.view.query.Filter;
import io.openchat.view.query.Quoted;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** Gathers what a row must fulfil; nothing gathered means every row. */
final class Conditions {
    private final List<Bson> all = new ArrayList<>();

    /** What a session must fulfil. A session has no state of its own, so that part of the filter is left out; see {@link #ofChats}. */
    static Bson ofSessions(Filter filter, @Nullable Collection<String> agents) {
        return new Conditions()
                .between("startedAt", filter.since(), filter.before())
                .equal("agency", filter.agency())
                .among("agent.id", agents)
                .person(filter.client())
                .all();
    }

    /** What a conversation must fulfil; {@code agents} are those whom the filter means. */
    static Bson ofChats(Filter filter, @Nullable Collection<String> agents) {
        return new Conditions()
                .between("createdAt", filter.since(), filter.before())
                .equal("status.agency", filter.agency())
                .among(ConversationRecord.SERVED_BY, agents)
                .person(filter.client())
                .equal("status.state", filter.state())
                .all();
    }

    private Conditions between(String field, @Nullable Instant since, @Nullable Instant before) {
        if (since != null) {
            all.add(Filters.gte(field, since));
        }
        if (before != null) {
            all.add(Filters.lt(field, before));
        }
        return this;
    }

    private Conditions equal(String field, @Nullable Object value) {
        if (value != null) {
            all.add(Filters.eq(field, value));
        }
        return this;
    }

    private Conditions among(String field, @Nullable Collection<String> values) {
        if (values != null) {
            all.add(values.size() == 1 ? Filters.eq(field, values.iterator().next()) : Filters.in(field, values));
        }
        return this;
    }

    /** The visitor's name or e-mail address has a word that begins so; see {@link SearchKeys}. */
    private Conditions person(@Nullable String text) {
        if (text != null) {
            String sought = SearchKeys.folded(text);
            String beginning = SearchKeys.beginning(sought);
            all.add(Filters.eq(SearchKeys.FIELD, beginning));
            if (!beginning.equals(sought)) {
                all.add(Filters.regex(SearchKeys.FIELD, Quoted.beginning(sought)));
            }
        }
        return this;
    }

    private Bson all() {
        return switch (all.size()) {
            case 0 -> Filters.empty();
            case 1 -> all.getFirst();
            default -> Filters.and(all);
        };
    }
}
