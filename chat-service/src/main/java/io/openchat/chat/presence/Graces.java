package io.openchat.chat.presence;

import java.time.Duration;

/**
 * How long places are kept after the last socket has gone.
 *
 * @param visitor the visitor's
 * @param silent the one of a visitor who waits and has not written anything
 * @param agent the agent's
 */
public record Graces(Duration visitor, Duration silent, Duration agent) {}
