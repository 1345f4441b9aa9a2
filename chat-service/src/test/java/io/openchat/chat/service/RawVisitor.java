package io.openchat.chat.service;

import io.openchat.shared.wire.FrameCodec;
import io.openchat.shared.wire.ServiceFrame;
import io.openchat.shared.wire.VisitorFrame;
import io.openchat.testkit.client.RawSocket;
import io.openchat.testkit.client.Visitor;
import io.openchat.testkit.client.WebSocketFrames;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Queue;

/** A visitor's tab on a bare TCP connection, which reads only when the test says so and answers no close by itself. */
final class RawVisitor implements AutoCloseable {
    private final RawSocket socket;

    /** Came together with what was read last. */
    private final Queue<ServiceFrame> ahead = new ArrayDeque<>();

    RawVisitor(URI base) throws IOException {
        socket = RawSocket.visitor(base);
    }

    /** Comes to the conversation of {@code visitor}, and reads until it has everything. */
    void resumes(Visitor visitor, long lastSeq) throws IOException {
        sendsResume(visitor, lastSeq);
        while (!(reads() instanceof ServiceFrame.Status)) {
            // on to the end of the replay
        }
    }

    void sendsResume(Visitor visitor, long lastSeq) throws IOException {
        socket.says(FrameCodec.encode(new VisitorFrame.Resume(visitor.token(), lastSeq)));
    }

    /** The next frame; the code of a close is thrown. */
    ServiceFrame reads() throws IOException {
        while (ahead.isEmpty()) {
            RawSocket.Read next = socket.reads();
            if (next.kind() == WebSocketFrames.CLOSE) {
                throw new Closed(next.code());
            }
            if (next.kind() == WebSocketFrames.TEXT) {
                ahead.addAll(FrameCodec.decodeService(next.text()));
            }
        }
        return ahead.remove();
    }

    /** Gives a sign of life, so that it is not taken for gone. */
    void isAlive() throws IOException {
        socket.says(FrameCodec.encode(new VisitorFrame.Ping()));
    }

    /** Reads all that is still to be had; gives the number of the last message, and how it ended. */
    End readsToTheEnd(long lastSeq) throws IOException {
        long seq = lastSeq;
        try {
            while (true) {
                if (reads() instanceof ServiceFrame.Message message) {
                    if (message.seq() != seq + 1) {
                        throw new IllegalStateException(message.seq() + " after " + seq);
                    }
                    seq = message.seq();
                }
            }
        } catch (Closed e) {
            return new End(seq, e.code);
        }
    }

    record End(long seq, int code) {}

    @Override
    public void close() {
        socket.close();
    }

    private static final class Closed extends IOException {
        private static final long serialVersionUID = 1L;
        private final int code;

        Closed(int code) {
            super("closed with " + code);
            this.code = code;
        }
    }
}
