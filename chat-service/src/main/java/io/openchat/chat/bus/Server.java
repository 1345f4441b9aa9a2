package io.openchat.chat.bus;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A Redis, or what knows of one, by its address; two with the same address are the same.
 *
 * @param address holds user and password, too
 */
record Server(URI address) {
    static Server at(String address) {
        return new Server(URI.create(address));
    }

    /** Another one that is reached in the same way. */
    Server sibling(String host, int port) {
        return new Server(URI.create(address.getScheme()
                + "://"
                + (address.getRawUserInfo() == null ? "" : address.getRawUserInfo() + "@")
                + (host.indexOf(':') >= 0 ? "[" + host + "]" : host)
                + ":"
                + port
                + (address.getRawPath() == null ? "" : address.getRawPath())
                + (address.getRawQuery() == null ? "" : "?" + address.getRawQuery())));
    }

    /** The same one for somebody else; {@code USER:PASSWORD}, or null for whom the address names. */
    Server as(@Nullable String login) {
        if (login == null || address.getHost() == null) {
            return this;
        }
        int colon = login.indexOf(':');
        String userInfo = encoded(login.substring(0, colon)) + ":" + encoded(login.substring(colon + 1));
        String[] parts = address.toString().split("://([^/@]*@)?", 2);
        return new Server(URI.create(parts[0] + "://" + userInfo + "@" + parts[1]));
    }

    private static String encoded(String part) {
        return URLEncoder.encode(part, StandardCharsets.UTF_8);
    }

    /** Without user and password. */
    @Override
    public String toString() {
        if (address.getHost() == null) {
            return address.getPath();
        }
        return address.getPort() < 0 ? address.getHost() : address.getHost() + ":" + address.getPort();
    }
}
