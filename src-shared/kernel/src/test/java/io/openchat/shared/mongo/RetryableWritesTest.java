package io.openchat.shared.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoClientSettings;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the address of the store says of repeated writes wins over what services have configured. */
class RetryableWritesTest {
    @Test
    void anAddressThatSaysNo_wins() {
        assertThat(isOn("mongodb://docdb.example.com/?tls=true&retryWrites=false"))
                .isFalse();
        assertThat(isOn("mongodb://docdb.example.com/?RETRYWRITES=false")).isFalse();
    }

    @Test
    void otherwise_theyAreOn() {
        assertThat(isOn("mongodb://a.example.com,b.example.com/?replicaSet=rs0"))
                .isTrue();
        assertThat(isOn("mongodb://a.example.com/?retryWrites=true")).isTrue();
        assertThat(new RetryableWrites(Optional.empty())
                        .customize(configured())
                        .build()
                        .getRetryWrites())
                .isTrue();
    }

    private static boolean isOn(String address) {
        return new RetryableWrites(Optional.of(address))
                .customize(configured())
                .build()
                .getRetryWrites();
    }

    /** As Quarkus does with the services' configuration, after it has read the address. */
    private static MongoClientSettings.Builder configured() {
        return MongoClientSettings.builder().retryWrites(true);
    }
}
