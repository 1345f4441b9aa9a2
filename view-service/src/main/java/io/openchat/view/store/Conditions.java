package io.openchat.view.store;

import com.mongodb.client.model.Filters;
import io.openchat.view.query.Filter;
import io.openchat.view.query.Quoted;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** Gathers what a row must fulfil; nothing gathered means every row. */
final class Conditions {
    private final List<Bson> all = new ArrayList<>();

    /** What a session must fulfil. A session has no state of its own, so that part of the filter is left out. */
    static Bson ofSessions(Filter filter) {
        return new Conditions()
                .between("startedAt", filter.since(), filter.before())
                .equal("agency", filter.agency())
                .containing(filter.agent(), "agent.name")
                .containing(filter.client(), "client.name", "client.email")
                .all();
    }

    /** What a conversation must fulfil, but for the agent, whom its sessions know. */
    static Conditions ofChats(Filter filter) {
        return new Conditions()
                .between("createdAt", filter.since(), filter.before())
                .equal("status.agency", filter.agency())
                .containing(filter.client(), "visitor.name", "visitor.email")
                .equal("status.state", filter.state());
    }

    Conditions between(String field, @Nullable Instant since, @Nullable Instant before) {
        if (since != null) {
            all.add(Filters.gte(field, since));
        }
        if (before != null) {
            all.add(Filters.lt(field, before));
        }
        return this;
    }

    Conditions equal(String field, @Nullable Object value) {
        if (value != null) {
            all.add(Filters.eq(field, value));
        }
        return this;
    }

    Conditions in(String field, Iterable<String> values) {
        all.add(Filters.in(field, values));
        return this;
    }

    /** One of the fields contains the text. */
    Conditions containing(@Nullable String text, String... fields) {
        if (text != null) {
            List<Bson> any = new ArrayList<>();
            for (String field : fields) {
                any.add(Filters.regex(field, Quoted.containing(text)));
            }
            all.add(any.size() == 1 ? any.getFirst() : Filters.or(any));
        }
        return this;
    }

    Bson all() {
        return switch (all.size()) {
            case 0 -> Filters.empty();
            case 1 -> all.getFirst();
            default -> Filters.and(all);
        };
    }
}
