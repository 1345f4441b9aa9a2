package io.openchat.shared.mongo;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import io.quarkus.mongodb.runtime.MongoClientCustomizer;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Has the address of the store decide whether a write is repeated by the driver when its answer is lost.
 *
 * <p>All services repeat theirs, so that an election of the replica set costs nobody a message. Quarkus' own setting wins over the
 * address, though, and there are stores that take no such writes (Amazon DocumentDB): {@code retryWrites=false} in the address is meant.
 */
@Singleton
class RetryableWrites implements MongoClientCustomizer {
    private static final Logger LOG = Logger.getLogger(RetryableWrites.class);

    private final Optional<String> address;

    RetryableWrites(@ConfigProperty(name = "quarkus.mongodb.connection-string") Optional<String> address) {
        this.address = address;
    }

    @Override
    public MongoClientSettings.Builder customize(MongoClientSettings.Builder settings) {
        if (address.map(ConnectionString::new)
                .map(ConnectionString::getRetryWritesValue)
                .orElse(true)) {
            return settings;
        }
        LOG.warn(
                "The store's address says retryWrites=false: whoever writes while its primary changes is told to try again");
        return settings.retryWrites(false);
    }
}
