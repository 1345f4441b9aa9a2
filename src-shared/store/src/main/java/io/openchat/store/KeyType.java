package io.openchat.store;

import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.backend.ValueComparator;
import de.bwaldvogel.mongo.bson.Document;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;
import org.h2.mvstore.type.ObjectDataType;
import org.jspecify.annotations.Nullable;

/**
 * Keys of documents and of unique indexes, in the file and in order.
 *
 * <p>The order is that of the parts, one after the other. By itself MVStore would serialize both of two keys of an index to
 * compare them, at every step of every search.
 */
final class KeyType extends BasicDataType<Object> {
    private static final byte OTHER = 0;
    private static final byte PARTS = 1;
    private static final byte TEXT = 2;
    private static final byte TIME = 3;

    private static final int OBJECT_BYTES = 40;

    /** The order of all keys. */
    static final Comparator<@Nullable Object> ORDER = new KeyType();

    private final ObjectDataType others = new ObjectDataType();

    @Override
    public Object[] createStorage(int size) {
        return new Object[size];
    }

    /** Nothing comes first; numbers (also within documents) are compared by what they are worth, since those of an index are normalized. */
    @Override
    public int compare(@Nullable Object a, @Nullable Object b) {
        if (a instanceof String left && b instanceof String right) {
            return left.compareTo(right);
        }
        if (a instanceof KeyValue left && b instanceof KeyValue right) {
            return compareParts(left, right);
        }
        if (a instanceof Instant left && b instanceof Instant right) {
            return left.compareTo(right);
        }
        if (a == Range.AFTER_ALL || b == Range.AFTER_ALL) {
            return Boolean.compare(a == Range.AFTER_ALL, b == Range.AFTER_ALL);
        }
        if ((a instanceof Number && b instanceof Number) || (a instanceof Document && b instanceof Document)) {
            return ValueComparator.asc().compare(a, b);
        }
        return others.compare(a, b);
    }

    @Override
    public int getMemory(@Nullable Object key) {
        return key instanceof KeyValue parts
                ? OBJECT_BYTES + parts.stream().mapToInt(others::getMemory).sum()
                : others.getMemory(key);
    }

    @Override
    public void write(WriteBuffer buffer, @Nullable Object key) {
        switch (key) {
            case String text -> {
                byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
                buffer.put(TEXT).putVarInt(bytes.length).put(bytes);
            }
            case KeyValue parts -> {
                buffer.put(PARTS).putVarInt(parts.size());
                parts.forEach(part -> write(buffer, part));
            }
            // the wire knows milliseconds only
            case Instant time -> buffer.put(TIME).putVarLong(time.toEpochMilli());
            // a field of an index may be null
            case null, default -> others.write(buffer.put(OTHER), key);
        }
    }

    @Override
    public Object read(ByteBuffer buffer) {
        return switch (buffer.get()) {
            case TEXT -> {
                byte[] bytes = new byte[DataUtils.readVarInt(buffer)];
                buffer.get(bytes);
                yield new String(bytes, StandardCharsets.UTF_8);
            }
            case PARTS -> {
                int size = DataUtils.readVarInt(buffer);
                List<Object> parts = new ArrayList<>(size);
                for (int n = 0; n < size; n++) {
                    parts.add(read(buffer));
                }
                yield new KeyValue(parts);
            }
            case TIME -> Instant.ofEpochMilli(DataUtils.readVarLong(buffer));
            default -> others.read(buffer);
        };
    }

    private int compareParts(KeyValue left, KeyValue right) {
        for (int n = 0; n < Math.min(left.size(), right.size()); n++) {
            int order = compare(left.get(n), right.get(n));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(left.size(), right.size());
    }
}
