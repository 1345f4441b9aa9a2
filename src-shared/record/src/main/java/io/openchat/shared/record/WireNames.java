package io.openchat.shared.record;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
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

    /** Names are made once: two of them stand in every message. */
    private static final class OfEnum<E extends Enum<E>> implements Codec<E> {
        private final Class<E> type;
        private final Map<E, String> names;
        private final Map<String, E> constants = new HashMap<>();

        OfEnum(Class<E> type) {
            this.type = type;
            this.names = new EnumMap<>(type);
            for (E constant : type.getEnumConstants()) {
                String name = constant.name().toLowerCase(Locale.ROOT);
                names.put(constant, name);
                constants.put(name, constant);
            }
        }

        @Override
        public void encode(BsonWriter writer, E value, EncoderContext context) {
            writer.writeString(names.get(value));
        }

        @Override
        public E decode(BsonReader reader, DecoderContext context) {
            String name = reader.readString();
            E constant = constants.get(name);
            if (constant == null) {
                throw new IllegalArgumentException(name + " is no " + type.getSimpleName());
            }
            return constant;
        }

        @Override
        public Class<E> getEncoderClass() {
            return type;
        }
    }
}
