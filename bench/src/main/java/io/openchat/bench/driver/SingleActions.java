package io.openchat.bench.driver;

import io.openchat.shared.wire.Frame;
import io.openchat.shared.wire.FrameCodec;
import io.openchat.shared.wire.VisitorFrame;
import io.openchat.testkit.client.Handshake;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/** Single things that clients of OpenChat do, each on a socket of its own, from dialling to the answer. */
public final class SingleActions {
    private final Loop loop;
    private final String base;

    public SingleActions(Loop loop, int port) {
        this.loop = loop;
        this.base = "ws://127.0.0.1:" + port;
    }

    /** A visitor comes back to a conversation; done when all after {@code lastSeq} is there. */
    public CompletableFuture<Void> resumes(String token, long lastSeq) {
        String resume = FrameCodec.encode(new VisitorFrame.Resume(token, lastSeq));
        return does("/ws/visitor", Frame.SUBPROTOCOL, resume, frame -> Scan.is(frame, "status"));
    }

    /** An agent comes; done when the first page of the open conversations is there. */
    public CompletableFuture<Void> seesFirstPage(String token) {
        return does("/ws/agent", Handshake.header(Handshake.agent(token)), "", frame -> Scan.is(frame, "queue"));
    }

    /** An agent comes; done when all open conversations, of which there are at least {@code least}, are there. */
    public CompletableFuture<Void> seesQueue(String token, int least) {
        AtomicInteger entries = new AtomicInteger();
        return does("/ws/agent", Handshake.header(Handshake.agent(token)), "", frame -> {
            if (!Scan.is(frame, "queue")) {
                return false;
            }
            int there = entries.addAndGet(Scan.count(frame, "\"waitingSince\":"));
            return there >= least && !frame.endsWith("\"more\":true}");
        });
    }

    private CompletableFuture<Void> does(String path, String protocols, String first, Predicate<String> answer) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        return Wire.open(loop, URI.create(base + path), protocols).thenCompose(wire -> {
            wire.listen(message -> Scan.each(message, frame -> {
                if (answer.test(frame)) {
                    wire.close();
                    done.complete(null);
                }
            }));
            if (!first.isEmpty()) {
                wire.say(first);
            }
            return done;
        });
    }
}
