package io.openchat.chat.conversation;

import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/**
 * Where a visitor's socket comes from.
 *
 * @param budget what those share who come from the same network address; empty when they are not counted
 * @param address the network address, if it is known
 */
public record Source(String budget, @Nullable InetAddress address) {
    /** A socket that counts for itself only. */
    public static final Source UNCOUNTED = new Source("", null);
}
