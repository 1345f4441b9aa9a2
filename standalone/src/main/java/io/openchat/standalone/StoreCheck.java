package io.openchat.standalone;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.connection.ServerDescription;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * A look at a store that was brought along: whether it answers and lets us in.
 *
 * @param address its connection string, of which nothing but hosts is ever said
 * @param database of the records
 */
record StoreCheck(String address, String database) {
    /** An election takes some ten seconds. */
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    /** Also the time in which one that took the connection must say something. */
    private static final Duration CONNECTING = Duration.ofSeconds(5);

    private static final Duration ALL_TOGETHER = Duration.ofSeconds(25);

    /** What is wrong with it, in half a line; empty when it can be used. */
    Optional<String> trouble() {
        try (MongoClient client = client()) {
            try {
                client.getDatabase(database).listCollectionNames().first();
                return Optional.empty();
            } catch (MongoException e) {
                return Optional.of(reason(e, client));
            }
        } catch (IllegalArgumentException e) {
            // its message may hold a part of a password that was not written as it must be
            return Optional.of(
                    "its address is not one; in a name or password @ is written %40, : %3A, / %2F and % %25");
        } catch (MongoException e) {
            return Optional.of(inShort(e)); // mongodb+srv: the name service
        }
    }

    private MongoClient client() {
        return MongoClients.create(MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(address))
                .applyToClusterSettings(
                        cluster -> cluster.serverSelectionTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                .applyToSocketSettings(socket -> socket.connectTimeout(CONNECTING.toSeconds(), TimeUnit.SECONDS))
                .timeout(ALL_TOGETHER.toSeconds(), TimeUnit.SECONDS)
                .build());
    }

    private static String reason(MongoException e, MongoClient client) {
        if (!(e instanceof MongoTimeoutException)) {
            return inShort(e);
        }
        String servers = client.getClusterDescription().getServerDescriptions().stream()
                .filter(server -> server.getException() != null)
                .map(StoreCheck::inShort)
                .collect(Collectors.joining("; "));
        return servers.isEmpty() ? "no primary was found within " + PATIENCE.toSeconds() + " s" : servers;
    }

    private static String inShort(ServerDescription server) {
        Throwable failure = server.getException();
        return server.getAddress() + ": " + (failure == null ? "" : inShort(failure));
    }

    private static String inShort(Throwable failure) {
        Throwable last = failure;
        while (last.getCause() != null) {
            last = last.getCause();
        }
        if (last instanceof MongoCommandException refused) {
            return refused.getErrorMessage();
        }
        return last instanceof UnknownHostException
                ? "no such host"
                : String.valueOf(last.getMessage()).lines().findFirst().orElse("");
    }
}
