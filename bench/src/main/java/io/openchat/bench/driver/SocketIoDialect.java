package io.openchat.bench.driver;

import java.net.URI;
import java.util.concurrent.CompletableFuture;

/**
 * Of Socket.IO 4 over a bare WebSocket: Engine.IO's protocol 4 with Socket.IO's protocol 5 in it.
 *
 * <p>A message is {@code 42["m","text"]}; with an acknowledgement {@code 42N["m","text"]}, answered by {@code 43N[]}.
 */
public final class SocketIoDialect extends PairDialect {
    private static final String OPEN = "0";
    private static final String PING = "2";
    private static final String PONG = "3";
    private static final String CONNECT = "40";
    private static final String EVENT = "42";
    private static final String ACK = "43";
    private static final String BEGIN = "[\"m\",\"";
    private static final String END = "\"]";

    private final int port;
    private final Tally tally;
    private final boolean acknowledges;

    public SocketIoDialect(Loop loop, int port, Tally tally, boolean acknowledges) {
        super(loop, tally);
        this.port = port;
        this.tally = tally;
        this.acknowledges = acknowledges;
        tally.acknowledges = acknowledges;
    }

    @Override
    URI address(int pair, String role) {
        return URI.create(
                "ws://127.0.0.1:%d/socket.io/?EIO=4&transport=websocket&pair=%d&role=%s".formatted(port, pair, role));
    }

    @Override
    CompletableFuture<End> end(Wire wire) {
        Client client = new Client(wire);
        wire.listen(client::heard);
        return client.admitted;
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
