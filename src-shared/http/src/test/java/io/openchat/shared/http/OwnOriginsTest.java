package io.openchat.shared.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which pages count as our own, by what browser and proxy say. */
class OwnOriginsTest {
    private final OwnOrigins anyHost = OwnOrigins.of(List.of());

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "https://chat.example.com      | https       | chat.example.com",
                "https://chat.example.com      | wss         | chat.example.com",
                "https://chat.example.com      | WSS         | chat.example.com:443",
                "https://chat.example.com      | https, http | chat.example.com",
                "https://chat.example.com      | ' https '   | chat.example.com",
                "https://chat.example.com:443  | https       | chat.example.com",
                "https://chat.example.com      | https       | Chat.Example.com:443",
                "https://chat.example.com:8443 | wss         | chat.example.com:8443",
                "http://chat.example.com       | ws          | chat.example.com:80",
                "http://localhost:8081         | http        | localhost:8081",
                "https://[2001:db8::1]:8443    | https       | [2001:DB8::1]:8443",
                "https://xn--bcher-kva.example | https       | xn--bcher-kva.example",
            })
    void aPageOfTheHostThatIsAsked_isOurs(String origin, String scheme, String authority) {
        assertThat(anyHost.isOwn(origin, scheme, authority)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "https://evil.example              | https | chat.example.com",
                "http://chat.example.com           | https | chat.example.com",
                "http://chat.example.com           | wss   | chat.example.com",
                "https://chat.example.com          | http  | chat.example.com",
                "https://chat.example.com          | ws    | chat.example.com",
                "https://chat.example.com:8443     | https | chat.example.com",
                "https://chat.example.com          | https | chat.example.com:8443",
                "https://chat.example.com.evil     | https | chat.example.com",
                "https://chat.example.com@evil     | https | chat.example.com",
                "https://chat.example.com/path     | https | chat.example.com",
                "https://chat.example.com?a=b      | https | chat.example.com",
                "https://chat.example.com, https://evil.example | https | chat.example.com",
                "null                              | https | chat.example.com",
                "'null'                            | null  | null",
                "://                               | ''    | ''",
                "''                                | https | chat.example.com",
                "chat.example.com                  | https | chat.example.com",
                "https://chat.example.com:99999999 | https | chat.example.com",
                "                                  | https | chat.example.com",
                "https://chat.example.com          |       | chat.example.com",
                "https://chat.example.com          | https | ",
            })
    void anyOtherPage_isNot(String origin, String scheme, String authority) {
        assertThat(anyHost.isOwn(origin, scheme, authority)).isFalse();
    }

    @Test
    void whereHostsAreGiven_theyCount_notWhatTheRequestSays() {
        OwnOrigins given =
                OwnOrigins.of(List.of("https://chat.example.com/", "Support.example.com", "http://localhost:8081"));
        assertThat(given.isOwn("https://chat.example.com", "http", "10.1.2.3:8081"))
                .isTrue();
        assertThat(given.isOwn("https://support.example.com", null, null)).isTrue();
        assertThat(given.isOwn("http://localhost:8081", "http", "localhost:8081"))
                .isTrue();
        assertThat(given.isOwn("https://rebound.example", "https", "rebound.example"))
                .isFalse();
        assertThat(given.isOwn("http://support.example.com", "http", "support.example.com"))
                .isFalse();
        assertThat(given.isOwnHost("https", "support.example.com:443")).isTrue();
        assertThat(given.isOwnHost("https", "rebound.example")).isFalse();
        assertThat(anyHost.isOwnHost("https", "rebound.example")).isTrue();
    }

    @Test
    void aHostInAnyScript_isTheOneThatBrowsersName() {
        OwnOrigins given = OwnOrigins.of(List.of("bücher.example"));
        assertThat(given.isOwn("https://xn--bcher-kva.example", "https", "elsewhere"))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "https://",
                "https://chat.example.com/agent",
                "chat.example.com/agent",
                "*",
                "https://*.example.com",
                "a b"
            })
    void whatIsNoHost_isRefusedByName(String entry) {
        assertThatThrownBy(() -> OwnOrigins.of(List.of(entry)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("openchat.own-hosts")
                .hasMessageContaining("'" + entry + "'");
    }
}
