package io.openchat.shared.http;

import io.netty.bootstrap.ServerBootstrap;
import io.vertx.core.impl.transports.JDKTransport;
import io.vertx.core.net.NetServerOptions;

/**
 * The JDK's network for Vert.x, with guards in all connections of all servers, those of the management port, too.
 *
 * <p>Offered in {@code META-INF/services}; taken with {@code quarkus.vertx.prefer-native-transport}.
 */
public final class GuardedTransport extends JDKTransport {
    @Override
    public void configure(NetServerOptions options, boolean domainSocket, ServerBootstrap server) {
        super.configure(options, domainSocket, server);
        ConnectionGuards.guard(server);
    }
}
