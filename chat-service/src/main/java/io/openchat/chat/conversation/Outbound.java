package io.openchat.chat.conversation;

import io.openchat.shared.wire.ServiceFrame;

/** The way out to one socket. */
@FunctionalInterface
public interface Outbound {
    /** Sends a frame after those before it. Does not block and does not throw, whatever became of the socket. */
    void send(ServiceFrame frame);
}
