package io.openchat.chat.wiring;

import io.netty.bootstrap.ServerBootstrap;
import io.openchat.shared.http.ConnectionGuards;
import io.vertx.core.impl.transports.EpollTransport;
import io.vertx.core.net.NetServerOptions;

/**
 * The epoll of Linux for Vert.x, with guards in all connections of all servers. Where there is no epoll, Vert.x asks the next
 * one in {@code META-INF/services}.
 */
public final class GuardedEpollTransport extends EpollTransport {
    @Override
    public void configure(NetServerOptions options, boolean domainSocket, ServerBootstrap server) {
        super.configure(options, domainSocket, server);
        ConnectionGuards.guard(server);
    }
}
