package io.openchat.shared.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whose budget a request draws on, by the other end of the connection and by what proxies wrote. */
class TrustedHopsTest {
    /** Headers are separated by a bar. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "1; 10.0.0.1;  203.0.113.7;                                203.0.113.7",
                "1; 10.0.0.1;  1.1.1.1, 203.0.113.7;                       203.0.113.7",
                "1; 10.0.0.1;  127.0.0.1, 203.0.113.7;                     203.0.113.7",
                "1; 10.0.0.1;  1.1.1.1|203.0.113.7;                        203.0.113.7",
                "1; 10.0.0.1;  203.0.113.7:51234;                          203.0.113.7",
                "1; 10.0.0.1;  ::ffff:203.0.113.7;                         203.0.113.7",
                "1; 10.0.0.1;  [::ffff:203.0.113.7]:80;                    203.0.113.7",
                "1; 10.0.0.1;  ::FFFF:CB00:7107;                           203.0.113.7",
                "1; 10.0.0.1;  64:ff9b::203.0.113.7;                       203.0.113.7",
                "1; 10.0.0.1;  127.0.0.1;                                  127.0.0.1",
                "1; 127.0.0.1; 127.0.0.1;                                  127.0.0.1",
                "1; 127.0.0.1; 203.0.113.7;                                203.0.113.7",
                "1; ::1;       ::1;                                        0:0:0:0:0:0:0:0/64",
                "1; 10.0.0.1;  2001:db8:1:2::3;                            2001:db8:1:2:0:0:0:0/64",
                "1; 10.0.0.1;  [2001:DB8:1:2:ffff::4]:443;                 2001:db8:1:2:0:0:0:0/64",
                "1; 10.0.0.1;  fe80::1%eth0;                               fe80:0:0:0:0:0:0:0/64",
                "2; 10.0.0.1;  203.0.113.7, 10.0.0.2;                      203.0.113.7",
                "2; 10.0.0.1;  6.6.6.6, 203.0.113.7, 10.0.0.2;             203.0.113.7",
                "2; 10.0.0.1;  6.6.6.6, 203.0.113.7|10.0.0.2;              203.0.113.7",
                "2; 10.0.0.1;  203.0.113.7;                                203.0.113.7",
                "0; 203.0.113.7; 6.6.6.6;                                  203.0.113.7",
                "0; 127.0.0.1; 6.6.6.6;                                    127.0.0.1",
            })
    void theAddressThatTheOutermostTrustedProxySaw_counts(int hops, String peer, String headers, String expected) {
        assertThat(client(hops, peer, headers).key()).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                ",",
                "1.1.1.1, ",
                "unknown",
                "_hidden",
                "localhost",
                "1",
                "127.1",
                "2130706433",
                "0x7f.0.0.1",
                "1.2.3.256",
                "1.2.3.4.5",
                "::g",
                ":::",
                "[::1",
                "::1]",
                "[127.0.0.1",
                "1.2.3.4:x",
                "<script>",
                "for=1.2.3.4",
                "1.2.3.4 5.6.7.8",
            })
    void whatIsNoAddress_isOneClient_howeverItIsWritten(String header) {
        assertThat(client(1, "127.0.0.1", header)).isEqualTo(ClientAddress.UNKNOWN);
        assertThat(client(1, "127.0.0.1", header).isUnlimited()).isFalse();
    }

    @Test
    void aLongHeader_isNoAddress() {
        assertThat(client(1, "10.0.0.1", "1".repeat(20_000))).isEqualTo(ClientAddress.UNKNOWN);
        assertThat(client(1, "10.0.0.1", ",".repeat(20_000))).isEqualTo(ClientAddress.UNKNOWN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.255.255.254",
                "::1",
                "0:0:0:0:0:0:0:1",
                "0:0:0:0:0:0:0:1%lo",
                "::ffff:127.0.0.1"
            })
    void onlyTheMachineItself_withoutAnyProxy_isNotLimited(String peer) {
        assertThat(client(1, peer, null).isUnlimited()).isTrue();
        assertThat(client(1, peer, "127.0.0.1").isUnlimited()).isFalse();
        assertThat(client(0, peer, "127.0.0.1").isUnlimited()).isFalse();
        assertThat(new TrustedHops(1).client(peer, List.of(), true).isUnlimited())
                .isFalse();
    }

    @Test
    void aPeerThatNobodyKnows_isLimited() {
        assertThat(client(1, null, null)).isEqualTo(ClientAddress.UNKNOWN);
        assertThat(client(0, null, null)).isEqualTo(ClientAddress.UNKNOWN);
        assertThat(client(1, "10.0.0.1", null).key()).isEqualTo("10.0.0.1");
    }

    @Test
    void aNetworkOfIPv6_countsInThreeWidths() {
        assertThat(ClientAddress.of("2001:db8:1:2a3::4").networks())
                .extracting(ClientAddress.Network::name)
                .containsExactly("2001:db8:1:2a3:0:0:0:0/64", "2001:db8:1:200:0:0:0:0/56", "2001:db8:1:0:0:0:0:0/48");
        assertThat(ClientAddress.of("2001:db8:1:2a3::4").networks())
                .extracting(network -> network.width().share)
                .isSorted()
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 11})
    void soManyProxies_areAMistake(int hops) {
        assertThatThrownBy(() -> new TrustedHops(hops)).hasMessageContaining("openchat.proxy.trusted-hops");
    }

    private static ClientAddress client(int hops, @Nullable String peer, @Nullable String headers) {
        return new TrustedHops(hops)
                .client(peer, headers == null ? List.of() : Arrays.asList(headers.split("\\|", -1)), false);
    }
}
