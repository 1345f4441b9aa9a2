package io.openchat.testkit.store;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.ServerAddress;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where the records of a test are.
 *
 * @param connectionString of the store, with who logs in there
 * @param database of the records there
 */
public record StoreAddress(String connectionString, String database) {
    private static final Pattern PARTS = Pattern.compile("(mongodb://(?:[^@/]*@)?)([^@/?]+)(/[^?]*)?(?:\\?(.*))?");

    /** What a driver is told of who stands behind the host. */
    private static final Set<String> OF_MEMBERS = Set.of("replicaset", "directconnection");

    private static final int SELECTION_SECONDS = 5;

    /** A client of it that gives up after five seconds. */
    public MongoClient client() {
        return MongoClients.create(MongoClientSettings.builder()
                .applyToClusterSettings(cluster -> cluster.serverSelectionTimeout(SELECTION_SECONDS, TimeUnit.SECONDS))
                .applyConnectionString(new ConnectionString(connectionString))
                .build());
    }

    /** Removes the database, with all that is in it. */
    public void drop() {
        try (MongoClient client = client()) {
            client.getDatabase(database).drop();
        }
    }

    /** Where a proxy finds the store; empty where one cannot stand before it, as there are several hosts, or TLS. */
    public Optional<InetSocketAddress> host() {
        ConnectionString parts = new ConnectionString(connectionString);
        List<String> hosts = parts.getHosts();
        if (hosts.size() != 1 || parts.isSrvProtocol() || Boolean.TRUE.equals(parts.getSslEnabled())) {
            return Optional.empty();
        }
        ServerAddress one = new ServerAddress(hosts.getFirst());
        return Optional.of(new InetSocketAddress(one.getHost(), one.getPort()));
    }

    /** The same through a proxy on this port of 127.0.0.1, which is to be taken for what the option says; more may be added with an ampersand. */
    public StoreAddress through(int port, String option) {
        Matcher parts = PARTS.matcher(connectionString);
        if (!parts.matches()) {
            throw new IllegalStateException("no proxy can stand before this store");
        }
        String options = Stream.concat(
                        Optional.ofNullable(parts.group(4)).stream().flatMap(all -> Stream.of(all.split("&"))),
                        Stream.of(option))
                .filter(one -> !one.isEmpty())
                .filter(one -> one.equals(option) || !OF_MEMBERS.contains(name(one)))
                .collect(Collectors.joining("&"));
        String path = parts.group(3) == null ? "/" : parts.group(3);
        return new StoreAddress(parts.group(1) + "127.0.0.1:" + port + path + "?" + options, database);
    }

    private static String name(String option) {
        return option.replaceFirst("=.*", "").toLowerCase(Locale.ROOT);
    }
}
