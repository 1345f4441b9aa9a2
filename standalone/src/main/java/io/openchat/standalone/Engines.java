package io.openchat.standalone;

import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What somebody brings along instead of what comes with us.
 *
 * @param store connection string of a MongoDB; empty for the embedded store in the data folder
 * @param database of the records there
 * @param redis address of a Redis or Valkey between the replicas; empty for one of our own, which only several need
 */
public record Engines(Optional<String> store, String database, Optional<URI> redis) {
    /** The database, unless somebody names another. */
    public static final String DATABASE = "openchat";

    private static final Pattern STORE = Pattern.compile("mongodb(?:\\+srv)?://(?:[^@/]*@)?([^@/?]+)(?:[/?].*)?");

    /** MongoDB takes 63 bytes, and some characters more. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,63}");

    private static final Set<String> OF_REDIS = Set.of("redis", "rediss");

    /** Nothing. */
    public static final Engines OURS = new Engines(Optional.empty(), DATABASE, Optional.empty());

    public Engines {
        store.ifPresent(Engines::hosts);
        if (!NAME.matcher(database).matches()) {
            throw new IllegalArgumentException("is a name of at most 63 letters, digits, - and _");
        }
        redis.ifPresent(address -> {
            if (!OF_REDIS.contains(String.valueOf(address.getScheme())) || address.getRawAuthority() == null) {
                throw new IllegalArgumentException("is an address such as redis://:PASSWORD@HOST:6379");
            }
        });
    }

    /** With this store; an {@link IllegalArgumentException} says what an address of one is. */
    Engines withStore(String address) {
        return new Engines(Optional.of(address), database, redis);
    }

    /** With the records in this database; an {@link IllegalArgumentException} says what a name of one is. */
    Engines withDatabase(String name) {
        return new Engines(store, name, redis);
    }

    /** With this Redis; an {@link IllegalArgumentException} says what an address of one is. */
    Engines withRedis(String address) {
        return new Engines(store, database, Optional.of(URI.create(address)));
    }

    /** Where the store is, without who logs in there; for people. */
    Optional<String> storeHosts() {
        return store.map(Engines::hosts);
    }

    private static String hosts(String store) {
        Matcher matcher = STORE.matcher(store);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "is a connection string such as mongodb://USER:PASSWORD@HOST/?replicaSet=rs0");
        }
        return matcher.group(1);
    }
}
