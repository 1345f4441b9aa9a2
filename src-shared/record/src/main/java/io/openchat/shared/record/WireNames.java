package io.openchat.shared.record;

import java.util.Locale;
import org.bson.BsonReader;
import org.bson.BsonWriter;
import org.bson.codecs.Codec;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.EncoderContext;
import org.bson.codecs.configuration.CodecProvider;
import org.bson.codecs.configuration.CodecRegistry;
import org.jspecify.annotations.Nullable;

/** Keeps constants in the store by their names on the wire, in small letters; the client of the store finds it by its type. */
public final class WireNames implements CodecProvider {
    @Override
    @SuppressWarnings({"unchecked", "rawtypes"}) // the class says that it is an enum's
    public <T> @Nullable Codec<T> get(Class<T> type, CodecRegistry registry) {
        return type.isEnum() && type.getName().startsWith("io.openchat.") ? (Codec<T>) new OfEnum(type) : null;
    }

    private record OfEnum<E extends Enum<E>>(Class<E> type) implements Codec<E> {
        @Override
        public void encode(BsonWriter writer, E value, EncoderContext context) {
            writer.writeString(value.name().toLowerCase(Locale.ROOT));
        }

        @Override
        public E decode(BsonReader reader, DecoderContext context) {
            return Enum.valueOf(type, reader.readString().toUpperCase(Locale.ROOT));
        }

        @Override
        public Class<E> getEncoderClass() {
            return type;
        }
    }
}
