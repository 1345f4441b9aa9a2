package io.openchat.view.store;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import io.openchat.shared.record.AgencyRecord;
import io.openchat.shared.record.SessionRecord;
import io.openchat.view.query.Listing;
import io.openchat.view.query.Page;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** The agencies, and what their agents have done. */
@ApplicationScoped
public class Agencies {
    /** As many as a person finds the way in, in the list of the filter. */
    private static final int NAMES_MAX = 500;

    private final Store store;

    Agencies(Store store) {
        this.store = store;
    }

    /**
     * An agency in numbers.
     *
     * @param sessions counted up to {@link Listing#COUNTED}
     * @param lastSession when its latest session began; null when it has had none
     */
    public record Activity(
            AgencyRecord agency,
            long agents,
            long sessions,
            @Nullable Instant lastSession) {}

    /** The names of the agencies by their ids, in the order of the names. */
    public Map<String, String> names() {
        return Store.asking(() -> {
            Map<String, String> names = new LinkedHashMap<>();
            for (AgencyRecord agency : store.agencies()
                    .find()
                    .sort(Sorts.ascending("name", "_id"))
                    .limit(NAMES_MAX)
                    .maxTime(Store.PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                names.put(agency.id(), agency.name());
            }
            return names;
        });
    }

    public Listing<Activity> list(Page page) {
        return Store.page(store.agencies(), Filters.empty(), Sorts.ascending("name", "_id"), page)
                .map(this::activity);
    }

    private Activity activity(AgencyRecord agency) {
        Bson ours = Filters.eq("agency", agency.id());
        SessionRecord last = Store.asking(() -> store.sessions()
                .find(ours)
                .sort(Sorts.descending("startedAt", "_id"))
                .maxTime(Store.PATIENCE_SECONDS, TimeUnit.SECONDS)
                .first());
        return new Activity(
                agency,
                Store.count(store.agents(), ours),
                Store.count(store.sessions(), ours),
                last == null ? null : last.startedAt());
    }
}
