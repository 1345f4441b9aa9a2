package io.openchat.view.query;

import io.openchat.shared.wire.Phase;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * What the viewer wants to see. Every part may be absent, and those that are there must all hold.
 *
 * @param from first day, in UTC
 * @param to last day, in UTC
 * @param agency id of the agency
 * @param agent part of the agent's name
 * @param client part of the visitor's name or e-mail address
 * @param state state of the conversation; sessions have none
 */
public record Filter(
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        @Nullable String agency,
        @Nullable String agent,
        @Nullable String client,
        @Nullable Phase state) {

    /** The filter that lets everything through. */
    public static final Filter NONE = new Filter(null, null, null, null, null, null);

    public Filter {
        if (from != null && to != null && to.isBefore(from)) {
            throw new BadParameter(w -> w.badOrder("to", "from"));
        }
    }

    /** The filter that the address of a page asks for. */
    public static Filter of(Parameters parameters) {
        return new Filter(
                parameters.date("from"),
                parameters.date("to"),
                parameters.text("agency"),
                parameters.text("agent"),
                parameters.text("client"),
                parameters.choice("state", Phase.class));
    }

    /** Whether it lets everything through. */
    public boolean isEmpty() {
        return equals(NONE);
    }

    /** The first moment of it. */
    public @Nullable Instant since() {
        return from == null ? null : from.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    /** The first moment after it. */
    public @Nullable Instant before() {
        return to == null ? null : to.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
