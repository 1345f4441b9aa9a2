package io.openchat.view.layout;

import io.openchat.shared.text.SingleLine;
import io.openchat.shared.wire.Phase;
import io.openchat.view.query.Filter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
            String action, Filter filter, @Nullable String sort, Map<String, String> names, boolean withStates) {
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
                                SingleLine.shown(entry.getValue()),
                                entry.getKey().equals(agency)))
                        .toList(),
                withStates ? states(filter.state()) : List.of());
    }

    private static List<Choice> states(@Nullable Phase chosen) {
        return List.of(
                new Choice(Phase.WAITING.wire(), "Waiting", chosen == Phase.WAITING),
                new Choice(Phase.CHATTING.wire(), "Chatting", chosen == Phase.CHATTING),
                new Choice(Phase.ENDED.wire(), "Ended", chosen == Phase.ENDED));
    }
}
