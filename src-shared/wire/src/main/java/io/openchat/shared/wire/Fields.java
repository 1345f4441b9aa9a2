package io.openchat.shared.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The fields of one JSON object, read by name; a missing or mistyped one throws a {@link FrameException} naming it. */
record Fields(JsonNode object) {

    String text(String name) {
        JsonNode value = object.path(name);
        Check.that(value.isTextual(), name, "is missing or not a string");
        return value.textValue();
    }

    /** Absent, null and blank are the same to people who fill in a form. */
    @Nullable
    String optionalText(String name) {
        JsonNode value = object.path(name);
        Check.that(value.isMissingNode() || value.isNull() || value.isTextual(), name, "is not a string");
        return value.isTextual() && !value.textValue().isBlank() ? value.textValue() : null;
    }

    /** A text that must refuse nothing: a number is one, and what is neither is absent. */
    @Nullable
    String anyText(String name) {
        JsonNode value = object.path(name);
        return value.isTextual() || value.isNumber() ? value.asText() : null;
    }

    boolean flag(String name) {
        JsonNode value = object.path(name);
        Check.that(value.isBoolean(), name, "is missing or not true or false");
        return value.booleanValue();
    }

    long number(String name) {
        JsonNode value = object.path(name);
        Check.that(value.isIntegralNumber() && value.canConvertToLong(), name, "is missing or not a whole number");
        return value.longValue();
    }

    int smallNumber(String name) {
        long value = number(name);
        Check.range(name, value, Integer.MIN_VALUE, Integer.MAX_VALUE);
        return (int) value;
    }

    @Nullable
    Integer optionalNumber(String name) {
        return object.has(name) ? (Integer) smallNumber(name) : null;
    }

    Instant time(String name) {
        try {
            return Instant.parse(text(name));
        } catch (DateTimeException e) {
            throw new FrameException(ErrorCode.INVALID_FIELD, "The field '" + name + "' is not a time in ISO-8601.");
        }
    }

    Fields object(String name) {
        JsonNode value = object.path(name);
        Check.that(value.isObject(), name, "is missing or not an object");
        return new Fields(value);
    }

    boolean has(String name) {
        return object.hasNonNull(name);
    }

    <T> List<T> list(String name, Function<JsonNode, T> reader) {
        JsonNode value = object.path(name);
        Check.that(value.isArray(), name, "is missing or not a list");
        List<T> list = new ArrayList<>(value.size());
        value.forEach(element -> list.add(reader.apply(element)));
        return list;
    }
}
