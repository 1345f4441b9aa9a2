package io.openchat.chat.wiring;

import static io.openchat.chat.wiring.Addresses.Deed.FRAME;
import static io.openchat.chat.wiring.Addresses.Deed.SOCKET;
import static io.openchat.chat.wiring.Addresses.Deed.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.openchat.chat.conversation.TestClock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressesTest {
    private final TestClock clock = new TestClock();
    private final Addresses addresses = new Addresses(new Config(), clock);

    @Test
    void eachDeed_hasItsOwnLimit() {
        assertThat(admitted("203.0.113.7", SOCKET, 10)).isEqualTo(3);
        assertThat(admitted("203.0.113.7", START, 10)).isEqualTo(2);
        assertThat(admitted("203.0.113.7", FRAME, 10)).isEqualTo(5);
    }

    @Test
    void theLimit_comesBackWithTheTime() {
        assertThat(admitted("203.0.113.7", START, 10)).isEqualTo(2);
        clock.advance(Duration.ofSeconds(2));
        assertThat(admitted("203.0.113.7", START, 10)).isEqualTo(1);
    }

    @Test
    void others_areNotLimitedByIt() {
        assertThat(admitted("203.0.113.7", SOCKET, 10)).isEqualTo(3);
        assertThat(admitted("203.0.113.8", SOCKET, 10)).isEqualTo(3);
    }

    @Test
    void thisMachine_isNotLimited() {
        assertThat(admitted(Addresses.of("127.0.0.1"), SOCKET, 100)).isEqualTo(100);
        assertThat(admitted(Addresses.of("::1"), SOCKET, 100)).isEqualTo(100);
        assertThat(addresses.size()).isZero();
    }

    @Test
    void theTable_hasABound_andForgetsWhoWasAwayLongest() {
        assertThat(admitted("first", START, 10)).isEqualTo(2);
        for (int i = 0; i < Addresses.MOST; i++) {
            assertThat(addresses.admits("address-" + i, SOCKET)).isTrue();
        }
        assertThat(addresses.size()).isEqualTo(Addresses.MOST);
        assertThat(admitted("address-" + (Addresses.MOST - 1), SOCKET, 10)).isEqualTo(2);
        assertThat(admitted("first", START, 10)).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({
        "203.0.113.7, 203.0.113.7, true",
        "203.0.113.7, 203.0.113.8, false",
        "2001:db8:1:2::3, 2001:db8:1:2:ffff::4, true",
        "2001:db8:1:2::3, 2001:db8:1:3::3, false",
        "unknown, unknown, true",
        "_hidden, unknown, false",
    })
    void countsAsOne(String one, String other, boolean same) {
        assertThat(Addresses.of(one).equals(Addresses.of(other))).isEqualTo(same);
    }

    private int admitted(String address, Addresses.Deed deed, int times) {
        int admitted = 0;
        for (int i = 0; i < times; i++) {
            admitted += addresses.admits(address, deed) ? 1 : 0;
        }
        return admitted;
    }

    private record Limit(int atOnce, double perSecond) implements ChatConfig.Rate {}

    private record Limits(ChatConfig.Rate sockets, ChatConfig.Rate starts, int conversations, ChatConfig.Rate frames)
            implements ChatConfig.PerAddress {}

    private static final class Config implements ChatConfig {
        @Override
        public PerAddress perAddress() {
            return new Limits(new Limit(3, 1), new Limit(2, 0.5), 1, new Limit(5, 1));
        }

        @Override
        public PerVisitor perVisitor() {
            return () -> new Limit(1, 1);
        }

        @Override
        public Optional<List<String>> sites() {
            return Optional.empty();
        }

        @Override
        public BusKind bus() {
            return BusKind.LOCAL;
        }

        @Override
        public Duration visitorGrace() {
            return Duration.ZERO;
        }

        @Override
        public Duration silentGrace() {
            return Duration.ZERO;
        }

        @Override
        public Waiting waiting() {
            return () -> 1;
        }

        @Override
        public Duration agentGrace() {
            return Duration.ZERO;
        }
    }
}
