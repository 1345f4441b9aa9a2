package io.openchat.store;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.bson.BsonDecoder;
import de.bwaldvogel.mongo.wire.bson.BsonEncoder;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.Map;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;

/**
 * Documents in the file, as BSON; what is no document (in an index) as the key that it is.
 *
 * <p>By itself MVStore would use Java's serialization, which takes five times the space and most of the store's time: a commit
 * writes whole pages, and so all documents on them.
 */
final class DocumentType extends BasicDataType<Object> {
    private static final byte KEY = 0;
    private static final byte DOCUMENT = 1;

    private static final int TYPICAL_BYTES = 512;

    /** Of an object in memory, and of a field in a map. */
    private static final int OBJECT_BYTES = 40;

    /** The values of an index are the keys of documents. */
    private final KeyType keys = new KeyType();

    @Override
    public Object[] createStorage(int size) {
        return new Object[size];
    }

    @Override
    public int getMemory(Object value) {
        return value instanceof Document ? memory(value) : keys.getMemory(value);
    }

    @Override
    public void write(WriteBuffer buffer, Object value) {
        if (value instanceof Document document) {
            ByteBuf bson = Unpooled.buffer(TYPICAL_BYTES);
            BsonEncoder.encodeDocument(document, bson);
            buffer.put(DOCUMENT).putVarInt(bson.readableBytes());
            buffer.put(bson.array(), bson.arrayOffset(), bson.readableBytes());
        } else {
            keys.write(buffer.put(KEY), value);
        }
    }

    @Override
    public Object read(ByteBuffer buffer) {
        if (buffer.get() == KEY) {
            return keys.read(buffer);
        }
        byte[] bson = new byte[DataUtils.readVarInt(buffer)];
        buffer.get(bson);
        return BsonDecoder.decodeBson(Unpooled.wrappedBuffer(bson));
    }

    private static int memory(Object value) {
        return switch (value) {
            case Map<?, ?> fields ->
                OBJECT_BYTES
                        + fields.entrySet().stream()
                                .mapToInt(field -> OBJECT_BYTES + memory(field.getKey()) + memory(field.getValue()))
                                .sum();
            case Collection<?> values ->
                OBJECT_BYTES + values.stream().mapToInt(DocumentType::memory).sum();
            case String text -> OBJECT_BYTES + text.length();
            case null, default -> OBJECT_BYTES;
        };
    }
}
