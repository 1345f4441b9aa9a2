package io.openchat.testkit.replicaset;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * One message of <a href="https://www.mongodb.com/docs/manual/reference/mongodb-wire-protocol/">MongoDB's wire protocol</a>.
 *
 * @param id the sender's number of it
 * @param answerTo the number of the request that it answers, or 0
 * @param kind {@link #MESSAGE}, {@link #QUERY} or {@link #REPLY}
 * @param content what follows the header
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares them
record WireMessage(int id, int answerTo, int kind, byte[] content) {
    /** Everything, in the protocol of today. */
    static final int MESSAGE = 2013;

    /** The first question of a driver. */
    static final int QUERY = 2004;

    /** The answer to it. */
    static final int REPLY = 1;

    private static final int HEADER = 16;
    private static final int LONGEST = 48_000_000;

    static WireMessage read(DataInputStream in) throws IOException {
        byte[] header = new byte[HEADER];
        in.readFully(header);
        ByteBuffer fields = ByteBuffer.wrap(header).order(ByteOrder.LITTLE_ENDIAN);
        int length = fields.getInt();
        if (length < HEADER || length > LONGEST) {
            throw new IOException("no message of MongoDB: " + length + " bytes");
        }
        int id = fields.getInt();
        int answerTo = fields.getInt();
        int kind = fields.getInt();
        byte[] content = in.readNBytes(length - HEADER);
        if (content.length < length - HEADER) {
            throw new EOFException();
        }
        return new WireMessage(id, answerTo, kind, content);
    }

    void write(OutputStream out) throws IOException {
        ByteBuffer whole = ByteBuffer.allocate(HEADER + content.length).order(ByteOrder.LITTLE_ENDIAN);
        whole.putInt(HEADER + content.length)
                .putInt(id)
                .putInt(answerTo)
                .putInt(kind)
                .put(content);
        out.write(whole.array());
        out.flush();
    }
}
