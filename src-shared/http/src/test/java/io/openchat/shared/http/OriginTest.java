package io.openchat.shared.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Origins are the same however they are written, and nothing else is one. */
class OriginTest {
    @ParameterizedTest
    @CsvSource({
        "https://example.com, https://example.com",
        "https://example.com/, https://example.com",
        "HTTPS://Example.COM, https://example.com",
        "https://example.com:443, https://example.com",
        "http://example.com:80, http://example.com",
        "https://example.com:80, https://example.com:80",
        "https://example.com:8443, https://example.com:8443",
        "wss://example.com, https://example.com",
        "ws://example.com:80, http://example.com",
        "https://bücher.example, https://xn--bcher-kva.example",
        "https://[2001:DB8::1]:8443, https://[2001:db8::1]:8443",
        "' https://example.com ', https://example.com",
    })
    void anOrigin_hasOneSpelling(String written, String origin) {
        assertThat(Origin.parse(written)).map(Origin::toString).hasValue(origin);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "example.com",
                "//example.com",
                "https://",
                "https://example.com/shop",
                "https://example.com?x",
                "https://example.com#x",
                "https://user@example.com",
                "https://example.com:port",
                "https://example.com:123456",
                "https://exa mple.com",
                "https://*.example.com",
                "https://example.com https://example.org",
                "https://example.com,https://example.org",
                "javascript:alert(1)",
            })
    void whatIsNoOrigin_isNone(String written) {
        assertThat(Origin.parse(written)).isEmpty();
    }

    @Test
    void whatIsLongerThanAnyHost_isNotLookedAt() {
        assertThat(Origin.parse("https://" + "a.".repeat(200) + "example.com")).isEmpty();
        assertThat(Origin.parse(null)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "https, chat.example.com, https://chat.example.com",
        "wss, chat.example.com, https://chat.example.com",
        "http, localhost:8081, http://localhost:8081",
    })
    void whatARequestIsSentTo_isAnOrigin(String scheme, String authority, String origin) {
        assertThat(Origin.of(scheme, authority)).map(Origin::toString).hasValue(origin);
        assertThat(Origin.of(null, authority)).isEmpty();
        assertThat(Origin.of(scheme, null)).isEmpty();
    }
}
