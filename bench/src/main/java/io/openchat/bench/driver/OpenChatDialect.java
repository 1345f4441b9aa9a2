package io.openchat.bench.driver;

import io.openchat.shared.wire.AgentFrame;
import io.openchat.shared.wire.ErrorCode;
import io.openchat.shared.wire.Frame;
import io.openchat.shared.wire.FrameCodec;
import io.openchat.shared.wire.VisitorFrame;
import io.openchat.testkit.client.Handshake;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.IntFunction;

/**
 * Of OpenChat: visitors who start a conversation, and agents at {@value #DESKS} desks who claim one each, or several.
 *
 * <p>What comes in is searched, not parsed, so that the driver is not what is measured; the codec has its own tests.
 */
public final class OpenChatDialect implements Dialect {
    /** Every agent is told of every conversation; more desks would measure that. */
    private static final int DESKS = 100;

    private static final int END_AT_ONCE = 50;

    /** Before a start or a claim is asked for again. */
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final Loop loop;
    private final int port;
    private final Tally tally;
    private final IntFunction<String> tokens;
    private final List<Wire> wires = new ArrayList<>();
    private final List<Visitor> visitors = new ArrayList<>();
    private final Map<Integer, CompletableFuture<Desk>> desks = new HashMap<>();

    /** {@code tokens} gives an access token for each agent, from 0. */
    public OpenChatDialect(Loop loop, int port, Tally tally, IntFunction<String> tokens) {
        this.loop = loop;
        this.port = port;
        this.tally = tally;
        this.tokens = tokens;
        tally.acknowledges = true;
    }

    @Override
    public CompletableFuture<Pair> pair(int number) {
        return visitor(number)
                .thenCompose(visitor -> desk(number % DESKS)
                        .thenCompose(desk -> desk.claim(visitor.conversation))
                        .thenCombine(visitor.chatting, (agent, _) -> new Pair(visitor, agent, tally)));
    }

    @Override
    public CompletableFuture<Void> idle(int number) {
        return visitor(number).thenAccept(_ -> {});
    }

    /**
     * Visitors end their conversations, some at a time, and leave when they are told so: those of people who only go away are
     * looked after for two minutes, and thousands who end at once are not what is measured next.
     */
    @Override
    public CompletableFuture<Void> hangUp() {
        return endFrom(0).thenRun(() -> {
            visitors.clear();
            desks.clear();
            wires.forEach(Wire::close);
            wires.clear();
        });
    }

    private CompletableFuture<Void> endFrom(int first) {
        if (first >= visitors.size()) {
            return CompletableFuture.completedFuture(null);
        }
        int next = Math.min(visitors.size(), first + END_AT_ONCE);
        CompletableFuture<?>[] ends =
                visitors.subList(first, next).stream().map(Visitor::ends).toArray(CompletableFuture<?>[]::new);
        return CompletableFuture.allOf(ends).thenCompose(_ -> endFrom(next));
    }

    private CompletableFuture<Visitor> visitor(int number) {
        return Wire.open(loop, URI.create("ws://127.0.0.1:" + port + "/ws/visitor"), Frame.SUBPROTOCOL)
                .thenCompose(wire -> {
                    wires.add(wire);
                    String id = UUID.randomUUID().toString();
                    Visitor visitor = new Visitor(
                            wire,
                            new VisitorFrame.Start(
                                    id,
                                    "visitor " + number,
                                    null,
                                    null,
                                    null,
                                    "en",
                                    "https://shop.example.com/",
                                    true));
                    visitors.add(visitor);
                    wire.listen(message -> Scan.each(message, visitor::heard));
                    visitor.tell(visitor.start);
                    return visitor.started;
                });
    }

    private CompletableFuture<Desk> desk(int number) {
        return desks.computeIfAbsent(number, _ -> {
            URI address = URI.create("ws://127.0.0.1:" + port + "/ws/agent");
            return Wire.open(loop, address, Handshake.header(Handshake.agent(tokens.apply(number))))
                    .thenApply(wire -> {
                        wires.add(wire);
                        Desk desk = new Desk(wire);
                        wire.listen(message -> Scan.each(message, desk::heard));
                        return desk;
                    });
        });
    }

    /** Reads what both sides get. Of the messages those of the {@code other} side: after a gap one's own come, too. */
    private void read(String frame, String other, Consumer<String> message) {
        if (Scan.is(frame, "message")) {
            if (frame.contains("\"from\":{\"kind\":\"" + other + '"')) {
                message.accept(Scan.text(frame, "text"));
            }
        } else if (Scan.is(frame, "ack")) {
            tally.acked += Scan.count(frame, "\"id\":");
        } else if (Scan.is(frame, "error")) {
            tally.refused(frame);
        }
    }

    private static boolean isNow(String state, String frame) {
        return Scan.is(frame, "status") && Scan.text(frame, "state").equals(state);
    }

    /** Whether the store did not answer in time; clients ask again. */
    private static boolean isBusy(String frame) {
        return Scan.is(frame, "error") && Scan.text(frame, "code").equals(ErrorCode.STORE_UNAVAILABLE.wire());
    }

    private void again(Runnable request) {
        loop.at(System.nanoTime() + PAUSE.toNanos(), request);
    }

    private final class Visitor extends End {
        private final CompletableFuture<Visitor> started = new CompletableFuture<>();
        private final CompletableFuture<Void> chatting = new CompletableFuture<>();
        private final CompletableFuture<Void> ended = new CompletableFuture<>();
        private final Wire wire;
        private final VisitorFrame.Start start;
        private String conversation = "";
        private int ids;

        Visitor(Wire wire, VisitorFrame.Start start) {
            this.wire = wire;
            this.start = start;
        }

        @Override
        void say(String text) {
            wire.say("{\"type\":\"send\",\"id\":\"v" + ids++ + "\",\"text\":\"" + text + "\"}");
        }

        private CompletableFuture<Void> ends() {
            tell(new VisitorFrame.End());
            return ended;
        }

        private void tell(VisitorFrame frame) {
            wire.say(FrameCodec.encode(frame));
        }

        private void heard(String frame) {
            if (Scan.is(frame, "started")) {
                conversation = Scan.text(frame, "conversation");
                started.complete(this);
            } else if (isNow("chatting", frame)) {
                chatting.complete(null);
            } else if (isNow("ended", frame)) {
                ended.complete(null);
            } else if (!started.isDone() && isBusy(frame)) {
                again(() -> tell(start));
            } else {
                read(frame, "agent", listener);
            }
        }
    }

    /** An agent's socket, with a chat for each conversation. */
    private final class Desk {
        private final Map<String, Chat> chats = new HashMap<>();
        private final Wire wire;

        Desk(Wire wire) {
            this.wire = wire;
        }

        private CompletableFuture<Chat> claim(String conversation) {
            Chat chat = new Chat(wire, conversation);
            chats.put(conversation, chat);
            claim(chat);
            return chat.claimed;
        }

        private void claim(Chat chat) {
            wire.say(FrameCodec.encode(new AgentFrame.Claim(chat.conversation)));
        }

        private void heard(String frame) {
            if (Scan.is(frame, "queue")) {
                return; // who else waits
            }
            Chat chat = chats.get(Scan.text(frame, "conversation"));
            if (chat == null) {
                tally.refused(frame);
            } else if (isNow("chatting", frame)) {
                chat.claimed.complete(chat);
            } else if (!chat.claimed.isDone() && isBusy(frame)) {
                again(() -> claim(chat));
            } else {
                read(frame, "visitor", chat.listener);
            }
        }
    }

    private static final class Chat extends End {
        private final CompletableFuture<Chat> claimed = new CompletableFuture<>();
        private final Wire wire;
        private final String conversation;
        private final String begin;
        private int ids;

        Chat(Wire wire, String conversation) {
            this.wire = wire;
            this.conversation = conversation;
            this.begin = "{\"type\":\"send\",\"conversation\":\"" + conversation + "\",\"id\":\"a";
        }

        @Override
        void say(String text) {
            wire.say(begin + ids++ + "\",\"text\":\"" + text + "\"}");
        }
    }
}
