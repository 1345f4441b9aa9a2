package io.openchat.standalone.front;

import java.util.function.BooleanSupplier;

/**
 * One process of a service.
 *
 * @param port where it listens on 127.0.0.1
 * @param ready whether it can serve now
 */
public record Upstream(int port, BooleanSupplier ready) {}
