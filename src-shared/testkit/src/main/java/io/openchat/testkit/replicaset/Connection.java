package io.openchat.testkit.replicaset;

import io.openchat.testkit.Sockets;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/** One client's connection to the member, and the member's to the store for it. */
final class Connection implements AutoCloseable {
    private static final Duration SLOW = Duration.ofSeconds(5);
    private static final Duration A_MOMENT = Duration.ofMillis(20);
    private static final String NUMBER = "txnNumber";
    private static final String SESSION = "lsid";
    private static final String LABELS = "errorLabels";

    private final Socket client;
    private final Socket store;
    private final Member member;
    private final DataInputStream answers;

    Connection(Socket client, Socket store, Member member) throws IOException {
        this.client = client;
        this.store = store;
        this.member = member;
        this.answers = in(store);
    }

    /** Answers one request after the other until one side ends. */
    void serve() throws IOException {
        DataInputStream requests = in(client);
        while (true) {
            WireMessage request = WireMessage.read(requests);
            while (member.trouble() == Trouble.FROZEN) {
                pause(A_MOMENT);
            }
            Trouble trouble = member.trouble();
            if (trouble == Trouble.HALF_OPEN) {
                continue;
            }
            Command asked = Command.of(request);
            BsonDocument answer = asked.isGreeting() ? greeting(request, trouble) : answer(request, asked, trouble);
            if (isLost(asked, trouble)) {
                close();
                return;
            }
            if (member.trouble() != Trouble.HALF_OPEN) {
                Command.answer(request, answer).write(client.getOutputStream());
            }
        }
    }

    private BsonDocument greeting(WireMessage request, Trouble trouble) throws IOException {
        return trouble == Trouble.SHUTTING_DOWN
                ? trouble.refusal().orElseThrow()
                : member.greeting(Command.of(ask(request)).document());
    }

    private BsonDocument answer(WireMessage request, Command asked, Trouble trouble) throws IOException {
        boolean numbered = asked.document().containsKey(NUMBER);
        Optional<BsonDocument> refusal = trouble.refusal();
        if (refusal.isPresent()) {
            return numbered ? refusal.get().append(LABELS, Trouble.repeatable()) : refusal.get();
        }
        if (trouble == Trouble.SLOW) {
            pause(SLOW);
        }
        BsonDocument answer = numbered ? once(request, asked) : asked(request, asked);
        Optional<BsonDocument> doubt = asked.isWrite() ? trouble.doubt() : Optional.empty();
        return doubt.map(error -> doubtful(answer, error, numbered && trouble.isToBeRepeated()))
                .orElse(answer);
    }

    private static BsonDocument doubtful(BsonDocument answer, BsonDocument error, boolean repeatable) {
        BsonDocument doubtful = answer.clone().append("writeConcernError", error);
        return repeatable ? doubtful.append(LABELS, Trouble.repeatable()) : doubtful;
    }

    /** Does a write unless it was done before; then its first answer holds. */
    private BsonDocument once(WireMessage request, Command asked) throws IOException {
        BsonValue session = asked.document().getDocument(SESSION).getBinary("id");
        var key = new Member.Numbered(session, asked.document().getInt64(NUMBER));
        var mine = new CompletableFuture<BsonDocument>();
        CompletableFuture<BsonDocument> first = member.answers().putIfAbsent(key, mine);
        if (first != null) {
            member.writes().cameAgain();
            return first.join();
        }
        try {
            mine.complete(asked(request, asked));
            return mine.join();
        } finally {
            if (!mine.isDone()) {
                member.answers().remove(key);
                mine.completeExceptionally(new IllegalStateException("not done"));
            }
        }
    }

    private BsonDocument asked(WireMessage request, Command asked) throws IOException {
        if (asked.isWrite()) {
            String what = asked.isOfMany() ? asked.name() + " of many" : asked.name();
            member.writes().came(what, asked.document().containsKey(NUMBER));
        }
        // of sessions the store knows nothing
        BsonDocument plain = asked.document().clone();
        plain.remove(NUMBER);
        plain.remove(SESSION);
        plain.remove("$clusterTime");
        return Command.of(ask(asked.with(plain).in(request))).document();
    }

    private WireMessage ask(WireMessage question) throws IOException {
        question.write(store.getOutputStream());
        return WireMessage.read(answers);
    }

    private static boolean isLost(Command asked, Trouble trouble) {
        return trouble == Trouble.ANSWERS_LOST
                && !asked.isGreeting()
                && ThreadLocalRandom.current().nextBoolean();
    }

    private static void pause(Duration time) {
        try {
            TimeUnit.NANOSECONDS.sleep(time.toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        Sockets.reset(client);
        Sockets.reset(store);
    }

    private static DataInputStream in(Socket socket) throws IOException {
        return new DataInputStream(new BufferedInputStream(socket.getInputStream()));
    }
}
