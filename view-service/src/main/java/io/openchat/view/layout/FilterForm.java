package io.openchat.view.layout;

import io.openchat.portal.words.Words;
import io.openchat.shared.text.SingleLine;
import io.openchat.shared.wire.Phase;
import io.openchat.view.query.Filter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The filter as a form.
 *
 * @param action address of the page, without a query
 * @param sort kept when the filter changes; null when it is the usual one
 * @param agencies the choices of agency
 * @param states the choices of state; empty where there are none
 */
public record FilterForm(
        String action, Filter filter, @Nullable String sort, List<Choice> agencies, List<Choice> states) {

    /** One of several values; {@code chosen} is the one in force. */
    public record Choice(String value, String label, boolean chosen) {}

    /** A form; {@code names} are the names of the agencies by their ids. */
    public static FilterForm of(
            Words w,
            String action,
            Filter filter,
            @Nullable String sort,
            Map<String, String> names,
            boolean withStates) {
        Map<String, String> agencies = new LinkedHashMap<>(names);
        String agency = filter.agency();
        if (agency != null) {
            // a link may name an agency that the list does not have
            agencies.putIfAbsent(agency, agency);
        }
        return new FilterForm(
                action,
                filter,
                sort,
                agencies.entrySet().stream()
                        .map(entry -> new Choice(
                                entry.getKey(),
                                Names.orName(SingleLine.shown(entry.getValue()), w),
                                entry.getKey().equals(agency)))
                        .toList(),
                withStates ? states(w, filter.state()) : List.of());
    }

    /** Whether it leaves anything out. */
    public boolean filtered() {
        return !filter.isEmpty();
    }

    private static List<Choice> states(Words w, @Nullable Phase chosen) {
        return Stream.of(Phase.WAITING, Phase.CHATTING, Phase.ENDED)
                .map(phase ->
                        new Choice(phase.wire(), w.find("state_" + phase.wire()).orElseThrow(), chosen == phase))
                .toList();
    }
}
