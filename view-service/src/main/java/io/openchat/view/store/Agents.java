package io.openchat.view.store;

import com.mongodb.client.model.Sorts;
import io.openchat.shared.record.AgentRecord;
import io.openchat.shared.record.SearchKeys;
import io.openchat.view.query.BadParameter;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The agents on record, by what they are called. */
@ApplicationScoped
class Agents {
    /** Those that one filter may mean: each is a range of an index to read, and the answer is merged from all of them. */
    static final int MEANT_MOST = 50;

    /** More agents than a company has; they are looked at one by one. */
    private static final int AGENTS_MOST = 20_000;

    private final Store store;

    Agents(Store store) {
        this.store = store;
    }

    /**
     * The ids of the agents whose name has {@code part} in it, or had when the agent was last called otherwise; null when there is no
     * part.
     */
    @Nullable
    Set<String> meant(@Nullable String part) {
        if (part == null) {
            return null;
        }
        String sought = SearchKeys.folded(part);
        return Store.asking(() -> {
            Set<String> ids = new HashSet<>();
            for (AgentRecord agent : store.agents()
                    .find()
                    .sort(Sorts.ascending("_id"))
                    .limit(AGENTS_MOST)
                    .maxTime(Store.PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                if (names(agent).anyMatch(name -> SearchKeys.folded(name).contains(sought))
                        && ids.add(agent.id())
                        && ids.size() > MEANT_MOST) {
                    throw BadParameter.tooManyAgents(MEANT_MOST);
                }
            }
            return ids;
        });
    }

    private static Stream<String> names(AgentRecord agent) {
        List<String> former = agent.formerNames();
        return Stream.concat(Stream.of(agent.name()), former.stream());
    }
}
