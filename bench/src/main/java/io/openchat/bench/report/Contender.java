package io.openchat.bench.report;

import java.awt.Color;
import java.util.Arrays;
import java.util.List;

/** A subject as people read of it: always in this order and this colour. */
enum Contender {
    EPOLL("epoll", "C on epoll", 0x7f7f7f, false),
    VERTX("vertx", "bare Vert.x", 0x8c564b, false),
    WS("ws", "ws 8 (Node)", 0xbcbd22, false),
    SOCKETIO("socketio", "Socket.IO 4 (Node)", 0xff7f0e, false),
    OPENCHAT_RELAY("openchat-relay", "OpenChat, nothing stored", 0x17becf, false),
    OPENCHAT_RELAY_NATIVE("openchat-relay-native", "OpenChat, native, nothing stored", 0x9467bd, false),
    SOCKETIO_STORE("socketio-store", "Socket.IO 4 that stores", 0xd62728, true),
    OPENCHAT_STORE("openchat-store", "OpenChat", 0x1f77b4, true),
    OPENCHAT_NATIVE("openchat-native", "OpenChat, native", 0x2ca02c, true);

    final String key;
    final String label;
    final Color color;
    final boolean storing;

    Contender(String key, String label, int rgb, boolean storing) {
        this.key = key;
        this.label = label;
        this.color = new Color(rgb);
        this.storing = storing;
    }

    static List<Contender> storing(boolean storing) {
        return Arrays.stream(values())
                .filter(contender -> contender.storing == storing)
                .toList();
    }
}
