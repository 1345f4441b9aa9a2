package io.openchat.portal.api;

import io.openchat.portal.answer.Refused;
import io.openchat.shared.mongo.Position;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads what a program gave in a request; what cannot be taken is refused by the name of its field. */
public final class Given {
    private Given() {}

    /** A request's body, which must be there. */
    public static <T> T body(@Nullable T body) {
        if (body == null) {
            throw Refused.field("body", "is missing; a JSON object is needed");
        }
        return body;
    }

    /** One line that must be there. */
    public static String line(String field, @Nullable String value, int longest) {
        if (value == null || value.isBlank()) {
            throw Refused.field(field, "is missing");
        }
        String text = value.strip();
        if (text.codePointCount(0, text.length()) > longest || text.chars().anyMatch(Character::isISOControl)) {
            throw Refused.field(field, "must be one line of at most " + longest + " characters");
        }
        return text;
    }

    /** Something that must be there. */
    public static <T> T value(String field, @Nullable T value) {
        if (value == null) {
            throw Refused.field(field, "is missing");
        }
        return value;
    }

    /** A text that may lack, or be nothing. */
    public static Optional<String> optional(@Nullable String value) {
        return Optional.ofNullable(value).map(String::strip).filter(text -> !text.isEmpty());
    }

    /** Where a list is to be continued: what {@link Listing#next} said. */
    public static Optional<Position> position(@Nullable String after) {
        return optional(after)
                .map(text -> Position.of(text)
                        .orElseThrow(() -> Refused.field("after", "is no 'next' of a list that was given out")));
    }
}
