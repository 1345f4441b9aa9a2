package io.openchat.chat.admission;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the list of subprotocols may carry beside subprotocols. */
class TokenCarrierTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "openchat.v1",
                "openchat.v1, bearer-token-carrier, quarkus-http-upgrade%23Authorization%23Bearer%20a.b.c",
                "openchat.v1, bearer-token-carrier, quarkus-http-upgrade%23authorization%23bearer%20a.b-c_",
                "openchat.v1, quarkus-http-upgrade#Authorization#Bearer%20a.b.c",
                "openchat.v9",
                "",
            })
    void aToken_orNothing(String protocols) {
        assertThat(isAdmitted(protocols)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "openchat.v1, quarkus-http-upgrade%23Origin%23https://chat.example.com",
                "openchat.v1, quarkus-http-upgrade#Origin#https://chat.example.com",
                "openchat.v1, quarkus-http-upgrade%23origin%23x",
                "openchat.v1, quarkus-http-upgrade%23Host%23chat.example.com",
                "openchat.v1, quarkus-http-upgrade%23X-Forwarded-For%23127.0.0.1",
                "openchat.v1, quarkus-http-upgrade%23X-Forwarded-Host%23evil.example",
                "openchat.v1, quarkus-http-upgrade%23Cookie%23a=b",
                "openchat.v1, quarkus-http-upgrade%23Authorization%20%23Bearer%20a.b.c",
                "openchat.v1, quarkus-http-upgrade%23Authorization%23Basic%20YTpi",
                "openchat.v1, quarkus-http-upgrade%23Authorization%23Bearer%20a%0d%0aOrigin:%20x",
                "openchat.v1, quarkus-http-upgrade%23Authorization%23Bearer%20%C3%A4",
                "openchat.v1, quarkus-http-upgrade%23Authorization%23Bearer%20a%23b",
                "openchat.v1, quarkus-http-upgrade%23Authorization",
                "openchat.v1, quarkus-http-upgrade",
                "openchat.v1, quarkus-http-upgradeX%23Authorization%23Bearer%20a",
                "openchat.v1, xquarkus-http-upgrade%23Authorization%23Bearer%20a",
                "openchat.v1, quarkus-http-upgrade%2",
                "openchat.v1, quarkus-http-upgrade%zz",
                "quarkus-http-upgrade%23Authorization%23Bearer%20a.b.c",
                "openchat.v1, quarkus-http-upgrade%23Authorization%23Bearer%20a, quarkus-http-upgrade%23Origin%23x",
                "openchat.v1, quarkus-http-upgrade%23Authorization%23Bearer%20a, quarkus-http-upgrade%23Authorization%23Bearer%20b",
            })
    void nothingElse(String protocols) {
        assertThat(isAdmitted(protocols)).isFalse();
    }

    private static boolean isAdmitted(String protocols) {
        List<String> entries =
                Stream.of(protocols.split(",", -1)).map(String::strip).toList();
        return TokenCarrier.isAdmitted(entries);
    }
}
