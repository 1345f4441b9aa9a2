package io.openchat.chat.talk;

import io.openchat.chat.conversation.Tracing;
import io.openchat.shared.record.MessageRecord;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Follows messages, and says of each part of their ways, when it ends, what it was: "send 1", "deliver 1: 2 to 1". */
public final class Tracks implements Tracing {
    public final List<String> ended = Collections.synchronizedList(new ArrayList<>());
    private final AtomicInteger ways = new AtomicInteger();

    @Override
    public Step send(String conversation) {
        return new Part("send", Integer.toString(ways.incrementAndGet()));
    }

    @Override
    public Step deliver(MessageRecord message, @Nullable String trace) {
        if (trace == null) {
            return Step.NONE;
        }
        Part delivery = new Part("deliver", trace);
        delivery.stored(message);
        return delivery;
    }

    private final class Part implements Step {
        private final String name;
        private final String way;
        private String seq = "";

        Part(String name, String way) {
            this.name = name;
            this.way = way;
        }

        @Override
        public Step append() {
            return new Part("append", way);
        }

        @Override
        public void stored(MessageRecord message) {
            seq = ": " + message.seq();
        }

        @Override
        public String trace() {
            return way;
        }

        @Override
        public void delivered(int sockets) {
            if (sockets > 0) {
                ended.add(name + " " + way + seq + " to " + sockets);
            }
        }

        @Override
        public <T extends @Nullable Object> CompletableFuture<T> until(CompletableFuture<T> done) {
            return done.whenComplete(
                    (_, thrown) -> ended.add(name + " " + way + seq + (thrown == null ? "" : " failed")));
        }
    }
}
