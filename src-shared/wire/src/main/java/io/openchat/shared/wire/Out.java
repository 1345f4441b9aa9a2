package io.openchat.shared.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The fields of a JSON object as they are written; an absent value leaves its field out. */
record Out(JsonGenerator generator) {

    /** Writes the fields of one value. */
    interface Fields<T> {
        void write(T value, Out out) throws IOException;
    }

    Out text(String name, @Nullable String value) throws IOException {
        if (value != null) {
            generator.writeStringField(name, value);
        }
        return this;
    }

    Out number(String name, long value) throws IOException {
        generator.writeNumberField(name, value);
        return this;
    }

    Out number(String name, @Nullable Integer value) throws IOException {
        return value == null ? this : number(name, value.longValue());
    }

    Out flag(String name, boolean value) throws IOException {
        generator.writeBooleanField(name, value);
        return this;
    }

    Out time(String name, Instant value) throws IOException {
        return text(name, Times.text(value));
    }

    <T> Out object(String name, T value, Fields<T> fields) throws IOException {
        generator.writeObjectFieldStart(name);
        fields.write(value, this);
        generator.writeEndObject();
        return this;
    }

    <T> Out list(String name, List<T> values, Fields<T> fields) throws IOException {
        generator.writeArrayFieldStart(name);
        for (T value : values) {
            generator.writeStartObject();
            fields.write(value, this);
            generator.writeEndObject();
        }
        generator.writeEndArray();
        return this;
    }

    Out texts(String name, List<String> values) throws IOException {
        generator.writeArrayFieldStart(name);
        for (String value : values) {
            generator.writeString(value);
        }
        generator.writeEndArray();
        return this;
    }
}
