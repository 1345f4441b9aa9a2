package io.openchat.bench.driver;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Of Socket.IO 4 over a bare WebSocket: Engine.IO's protocol 4 with Socket.IO's protocol 5 in it.
 *
 * <p>A message is {@code 42["m","text"]}; with an acknowledgement {@code 42N["m","text"]}, answered by {@code 43N[]}.
 */
public final class SocketIoDialect implements Dialect {
    private static final String OPEN = "0";
    private static final String PING = "2";
    private static final String PONG = "3";
    private static final String CONNECT = "40";
    private static final String EVENT = "42";
    private static final String ACK = "43";
    private static final String BEGIN = "[\"m\",\"";
    private static final String END = "\"]";

    private final Loop loop;
    private final int port;
    private final Tally tally;
    private final boolean acknowledges;
    private final List<Wire> wires = new ArrayList<>();

    public SocketIoDialect(Loop loop, int port, Tally tally, boolean acknowledges) {
        this.loop = loop;
        this.port = port;
        this.tally = tally;
        this.acknowledges = acknowledges;
        tally.acknowledges = acknowledges;
    }

    @Override
    public CompletableFuture<Pair> pair(int number) {
        return end(number, "visitor")
                .thenCombine(end(number, "agent"), (visitor, agent) -> new Pair(visitor, agent, tally));
    }

    @Override
    public CompletableFuture<Void> idle(int number) {
        return end(number, "visitor").thenAccept(_ -> {});
    }

    @Override
    public void hangUp() {
        wires.forEach(Wire::close);
        wires.clear();
    }

    private CompletableFuture<End> end(int number, String role) {
        URI address = URI.create(
                "ws://127.0.0.1:%d/socket.io/?EIO=4&transport=websocket&pair=%d&role=%s".formatted(port, number, role));
        return Wire.open(loop, address, "").thenCompose(wire -> {
            wires.add(wire);
            Client client = new Client(wire);
            wire.listen(client::heard);
            return client.admitted;
        });
    }

    private final class Client extends End {
        private final CompletableFuture<End> admitted = new CompletableFuture<>();
        private final Wire wire;
        private int acks;

        Client(Wire wire) {
            this.wire = wire;
        }

        @Override
        void say(String text) {
            wire.say(EVENT + (acknowledges ? Integer.toString(acks++) : "") + BEGIN + text + END);
        }

        private void heard(String packet) {
            if (packet.startsWith(EVENT)) {
                listener.accept(packet.substring(EVENT.length() + BEGIN.length(), packet.length() - END.length()));
            } else if (packet.startsWith(ACK)) {
                tally.acked++;
            } else if (packet.equals(PING)) {
                wire.say(PONG);
            } else if (packet.startsWith(CONNECT)) {
                admitted.complete(this);
            } else if (packet.startsWith(OPEN)) {
                wire.say(CONNECT);
            } else {
                tally.refused(packet);
            }
        }
    }
}
