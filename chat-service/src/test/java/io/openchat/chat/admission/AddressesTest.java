package io.openchat.chat.admission;

import static io.openchat.chat.admission.Addresses.Action.FRAME;
import static io.openchat.chat.admission.Addresses.Action.REFUSED_TOKEN;
import static io.openchat.chat.admission.Addresses.Action.SOCKET;
import static io.openchat.chat.admission.Addresses.Action.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.openchat.chat.config.ChatConfig;
import io.openchat.chat.talk.TestClock;
import io.openchat.shared.http.ClientAddress;
import io.openchat.shared.http.ClientAddress.Width;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AddressesTest {
    private static final int SOCKETS = 3;

    private final TestClock clock = new TestClock();
    private final Addresses addresses = new Addresses(new Limits(), clock);

    @Test
    void eachDeed_hasItsOwnLimit() {
        assertThat(admitted("203.0.113.7", SOCKET, 10)).isEqualTo(SOCKETS);
        assertThat(admitted("203.0.113.7", START, 10)).isEqualTo(2);
        assertThat(admitted("203.0.113.7", FRAME, 10)).isEqualTo(5);
        assertThat(admitted("203.0.113.7", REFUSED_TOKEN, 10)).isEqualTo(4);
    }

    @Test
    void theLimit_comesBackWithTheTime() {
        assertThat(admitted("203.0.113.7", START, 10)).isEqualTo(2);
        clock.advance(Duration.ofSeconds(2));
        assertThat(admitted("203.0.113.7", START, 10)).isEqualTo(1);
    }

    @Test
    void whetherItWouldBeAdmitted_countsNothing() {
        ClientAddress client = ClientAddress.of("203.0.113.7");
        for (int i = 0; i < 10; i++) {
            assertThat(addresses.wouldAdmit(client, SOCKET)).isTrue();
        }
        assertThat(admitted("203.0.113.7", SOCKET, 10)).isEqualTo(SOCKETS);
        assertThat(addresses.wouldAdmit(client, SOCKET)).isFalse();
    }

    @Test
    void others_areNotLimitedByIt() {
        assertThat(admitted("203.0.113.7", SOCKET, 10)).isEqualTo(SOCKETS);
        assertThat(admitted("203.0.113.8", SOCKET, 10)).isEqualTo(SOCKETS);
    }

    @Test
    void thisMachine_isNotLimited() {
        for (int i = 0; i < 100; i++) {
            assertThat(addresses.admits(ClientAddress.THIS_MACHINE, SOCKET)).isTrue();
        }
        assertThat(addresses.size(Width.ADDRESS)).isZero();
    }

    @Test
    void allThatAreNoAddress_haveOneBudget() {
        assertThat(admitted("unknown", SOCKET, 2) + admitted("_hidden", SOCKET, 2) + admitted("", SOCKET, 2))
                .isEqualTo(SOCKETS);
    }

    @Test
    void aCustomersWholeNetwork_isOneAddress() {
        assertThat(admitted("2001:db8:1:2::3", SOCKET, 2) + admitted("2001:db8:1:2:ffff::4", SOCKET, 10))
                .isEqualTo(SOCKETS);
        assertThat(admitted("2001:db8:1:3::3", SOCKET, 10)).isEqualTo(SOCKETS);
    }

    @Test
    void aHouseholdsNetworks_haveFourBudgets_andASites_sixteen() {
        int household = 0;
        for (int network = 0; network < 256; network++) {
            household += admitted("2001:db8:1:%x::1".formatted(network), SOCKET, 10);
        }
        assertThat(household).isEqualTo(4 * SOCKETS);
        int site = household;
        for (int network = 256; network < 65_536; network += 16) {
            site += admitted("2001:db8:1:%x::1".formatted(network), SOCKET, 10);
        }
        assertThat(site).isEqualTo(16 * SOCKETS);
        assertThat(admitted("2001:db8:2::1", SOCKET, 10)).isEqualTo(SOCKETS);
    }

    @Test
    void whoIsRefused_takesNothingFromNeighbours_andNoPlace() {
        assertThat(admitted("2001:db8:1:1::1", SOCKET, 1_000)).isEqualTo(SOCKETS);
        assertThat(admitted("2001:db8:1:2::1", SOCKET, 10)).isEqualTo(SOCKETS);
        for (int network = 3; network < 256; network++) {
            admitted("2001:db8:1:%x::1".formatted(network), SOCKET, 10);
        }
        assertThat(addresses.size(Width.ADDRESS)).isEqualTo(4);
    }

    @Test
    void whoUsedUpTheBudget_doesNotGetItBack_byHavingManyOthersCome() {
        assertThat(admitted("203.0.113.7", START, 10)).isEqualTo(2);
        for (int i = 0; i < 3 * Budgets.MOST; i++) {
            addresses.admits(numbered(i), START);
            addresses.admits(numbered(i), START);
        }
        assertThat(addresses.size(Width.ADDRESS)).isEqualTo(Budgets.MOST);
        assertThat(admitted("203.0.113.7", START, 10)).isZero();
    }

    @Test
    void theTable_hasABound_andForgetsOnlyWhoHasAFullBudgetAgain() {
        for (int i = 0; i < Budgets.MOST; i++) {
            assertThat(addresses.admits(numbered(i), SOCKET)).isTrue();
        }
        clock.advance(Duration.ofSeconds(1));
        assertThat(admitted("203.0.113.7", SOCKET, 10)).isEqualTo(SOCKETS);
        assertThat(addresses.size(Width.ADDRESS)).isEqualTo(Budgets.MOST);
    }

    @Test
    void whileTheTableIsFull_newcomersShareABudget() {
        for (int i = 0; i < Budgets.MOST; i++) {
            addresses.admits(numbered(i), START);
        }
        int admitted = 0;
        for (int i = Budgets.MOST; i < Budgets.MOST + 1_000; i++) {
            admitted += addresses.admits(numbered(i), START) ? 1 : 0;
        }
        assertThat(admitted).isEqualTo(2 * 16);
    }

    private static ClientAddress numbered(int i) {
        return ClientAddress.of("10.%d.%d.%d".formatted(i >> 16, i >> 8 & 255, i & 255));
    }

    private int admitted(String host, Addresses.Action action, int times) {
        int admitted = 0;
        for (int i = 0; i < times; i++) {
            admitted += addresses.admits(ClientAddress.of(host), action) ? 1 : 0;
        }
        return admitted;
    }

    private record Limit(int atOnce, double perSecond) implements ChatConfig.Rate {}

    private static final class Limits implements ChatConfig.PerAddress {
        @Override
        public Optional<String> conversations() {
            throw new UnsupportedOperationException();
        }

        @Override
        public ChatConfig.Bytes replays() {
            throw new UnsupportedOperationException();
        }

        @Override
        public ChatConfig.Stored stored() {
            throw new UnsupportedOperationException();
        }

        @Override
        public ChatConfig.Rate wrongTokens() {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<String> openSockets() {
            throw new UnsupportedOperationException();
        }

        @Override
        public ChatConfig.Rate sockets() {
            return new Limit(SOCKETS, 1);
        }

        @Override
        public ChatConfig.Rate starts() {
            return new Limit(2, 0.5);
        }

        @Override
        public ChatConfig.Rate frames() {
            return new Limit(5, 1);
        }

        @Override
        public ChatConfig.Rate refusedTokens() {
            return new Limit(4, 1);
        }
    }
}
