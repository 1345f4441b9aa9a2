package io.openchat.testkit.replicaset;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import org.bson.BsonBinaryReader;
import org.bson.BsonBinaryWriter;
import org.bson.BsonDocument;
import org.bson.codecs.BsonDocumentCodec;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.EncoderContext;
import org.bson.io.BasicOutputBuffer;

/**
 * A command or an answer within a {@link WireMessage}.
 *
 * @param start what stands before its document: flags, or the head of a question of the old protocol
 * @param document what is asked, or answered
 * @param rest what stands after it: long lists of documents come apart
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares them
record Command(byte[] start, BsonDocument document, byte[] rest) {
    private static final Set<String> WRITES = Set.of("insert", "update", "delete", "findandmodify");
    private static final BsonDocumentCodec CODEC = new BsonDocumentCodec();

    /** Flags, and the mark of a section that is a document. */
    private static final int START_OF_MESSAGE = 5;

    /** Flags, cursor, from where, and how many. */
    private static final int START_OF_REPLY = 20;

    private static final int FLAGS = 4;

    /** The field {@code multi: true} in BSON. */
    private static final String MULTI = "\u0008multi\u0000\u0001";

    static Command of(WireMessage message) {
        int start = switch (message.kind()) {
            case WireMessage.MESSAGE -> START_OF_MESSAGE;
            case WireMessage.REPLY -> START_OF_REPLY;
            case WireMessage.QUERY -> startOfQuery(message.content());
            default -> throw new IllegalArgumentException("a message of kind " + message.kind());
        };
        ByteBuffer all = ByteBuffer.wrap(message.content()).order(ByteOrder.LITTLE_ENDIAN);
        int length = all.getInt(start);
        return new Command(
                slice(all, 0, start),
                decode(slice(all, start, length)),
                slice(all, start + length, all.capacity() - start - length));
    }

    /** The same message with what is in here. */
    WireMessage in(WireMessage message) {
        byte[] body = encode(document);
        ByteBuffer all = ByteBuffer.allocate(start.length + body.length + rest.length);
        return new WireMessage(
                message.id(),
                message.answerTo(),
                message.kind(),
                all.put(start).put(body).put(rest).array());
    }

    Command with(BsonDocument other) {
        return new Command(start, other, rest);
    }

    /** An answer with this document to a request, of the same protocol. */
    static WireMessage answer(WireMessage request, BsonDocument document) {
        boolean old = request.kind() == WireMessage.QUERY;
        ByteBuffer start =
                ByteBuffer.allocate(old ? START_OF_REPLY : START_OF_MESSAGE).order(ByteOrder.LITTLE_ENDIAN);
        if (old) {
            start.putInt(START_OF_REPLY - FLAGS, 1);
        }
        var empty = new WireMessage(0, request.id(), old ? WireMessage.REPLY : WireMessage.MESSAGE, new byte[0]);
        return new Command(start.array(), document, new byte[0]).in(empty);
    }

    /** What is to be done: the first field, in small letters. */
    String name() {
        return document.getFirstKey().toLowerCase(Locale.ROOT);
    }

    boolean isWrite() {
        return WRITES.contains(name());
    }

    /** Whether it changes all that match, which no driver repeats: it is meant to be harmless when done twice. */
    boolean isOfMany() {
        return name().equals("update") && (contains(rest) || contains(encode(document)));
    }

    private static boolean contains(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1).contains(MULTI);
    }

    boolean isGreeting() {
        return name().equals("hello") || name().equals("ismaster");
    }

    private static int startOfQuery(byte[] content) {
        int end = FLAGS;
        while (content[end] != 0) {
            end++;
        }
        return end + 1 + 2 * Integer.BYTES;
    }

    private static byte[] slice(ByteBuffer all, int from, int length) {
        byte[] part = new byte[length];
        all.get(from, part);
        return part;
    }

    private static BsonDocument decode(byte[] bytes) {
        try (var reader = new BsonBinaryReader(ByteBuffer.wrap(bytes))) {
            return CODEC.decode(reader, DecoderContext.builder().build());
        }
    }

    private static byte[] encode(BsonDocument document) {
        var buffer = new BasicOutputBuffer();
        try (var writer = new BsonBinaryWriter(buffer)) {
            CODEC.encode(writer, document, EncoderContext.builder().build());
        }
        return buffer.toByteArray();
    }
}
