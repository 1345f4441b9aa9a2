package io.openchat.chat.reception;

import static org.assertj.core.api.Assertions.assertThat;

import io.openchat.chat.quota.Capacity;
import io.openchat.chat.talk.AgentTab;
import io.openchat.chat.talk.Chat;
import io.openchat.chat.talk.VisitorTab;
import io.openchat.shared.http.ClientAddress;
import io.openchat.shared.wire.ErrorCode;
import io.openchat.shared.wire.Phase;
import org.junit.jupiter.api.Test;

/** So many may wait in all, and so many chats may be open from one source; who comes then is told to try again. */
class BusyTest {
    private static final int MOST = 20;
    private static final int OF_ONE = 5;

    private final Chat chat = new Chat(new Capacity(MOST, OF_ONE));

    private VisitorTab from(String source) {
        return chat.visitorFrom(source).starts("v");
    }

    private VisitorTab fills(String source) {
        VisitorTab first = from(source);
        for (int i = 1; i < OF_ONE; i++) {
            from(source).isRefusedNothing();
        }
        return first;
    }

    @Test
    void whenTooManyWait_whoComesIsToldToTryAgain_andNothingIsStored() {
        for (int i = 0; i < MOST; i++) {
            chat.visitor().starts("v").isRefusedNothing();
        }
        VisitorTab late = chat.visitor().starts("Late");
        assertThat(late.isRefused(ErrorCode.BUSY).code().retryable()).isTrue();
        assertThat(chat.conversations.size()).isEqualTo(MOST);
    }

    @Test
    void whoTriesAgain_getsIn_whenSomebodyWasTakenOrLeft() {
        VisitorTab first = chat.visitor().starts("v");
        VisitorTab second = chat.visitor().starts("v");
        for (int i = 2; i < MOST; i++) {
            chat.visitor().starts("v");
        }
        VisitorTab late = chat.visitor().starts("Late");
        late.isRefused(ErrorCode.BUSY);
        chat.agent("Alice", chat.there).claims(first);
        late.starts("Late", late.startId());
        late.sees(Phase.WAITING);

        VisitorTab later = chat.visitor().starts("Later");
        later.isRefused(ErrorCode.BUSY);
        second.ends();
        later.starts("Later", later.startId());
        later.sees(Phase.WAITING);
    }

    @Test
    void theBoundIsOfAllPodsTogether() {
        for (int i = 0; i < MOST; i++) {
            chat.visitor(i % 2 == 0 ? chat.here : chat.there).starts("v").isRefusedNothing();
        }
        chat.visitor(chat.here).starts("Late").isRefused(ErrorCode.BUSY);
        chat.visitor(chat.there).starts("Late").isRefused(ErrorCode.BUSY);
    }

    @Test
    void whoIsIn_getsTheAnswerAgain_howeverManyWait() {
        VisitorTab first = from("198.51.100.1");
        fills("198.51.100.2");
        for (int i = chat.conversations.size(); i < MOST; i++) {
            chat.visitor().starts("v");
        }
        VisitorTab again = chat.visitorFrom("198.51.100.1").starts("v", first.startId());
        again.isRefusedNothing();
        assertThat(again.conversation()).isEqualTo(first.conversation());
        chat.visitor().resumes(again, 0).sees(Phase.WAITING);
    }

    @Test
    void aSourceThatHasTooManyChats_getsNoMore_andOthersDo() {
        fills("203.0.113.9");
        from("203.0.113.9").isRefused(ErrorCode.BUSY);
        from("203.0.113.10").isRefusedNothing();
        chat.visitor().starts("from this machine").isRefusedNothing();
        assertThat(chat.conversations.size()).isEqualTo(OF_ONE + 2);
    }

    @Test
    void aChatThatIsTaken_countsUntilItHasEnded_whereverThatIs() {
        VisitorTab first = fills("203.0.113.9");
        AgentTab alice = chat.agent("Alice", chat.there);
        alice.claims(first);
        from("203.0.113.9").isRefused(ErrorCode.BUSY);
        alice.ends(first);
        from("203.0.113.9").isRefusedNothing();
        from("203.0.113.9").isRefused(ErrorCode.BUSY);
    }

    @Test
    void aPlaceIsFree_alsoWhenTheBusLostTheEnd() {
        VisitorTab first = fills("203.0.113.9");
        first.leaves();
        chat.refresh();
        chat.bus.loses(_ -> true);
        AgentTab alice = chat.agent("Alice", chat.there);
        alice.claims(first);
        alice.ends(first);
        from("203.0.113.9").isRefused(ErrorCode.BUSY);
        chat.refresh();
        from("203.0.113.9").isRefusedNothing();
    }

    @Test
    void aStartThatTheStoreRefused_takesNoPlace() {
        chat.conversations.trouble.begins();
        for (int i = 0; i < OF_ONE + 1; i++) {
            from("203.0.113.9").isRefused(ErrorCode.STORE_UNAVAILABLE);
        }
        chat.conversations.trouble.isOver();
        fills("203.0.113.9");
    }

    @Test
    void aStartOfAChatThatHasEnded_takesNoPlace() {
        VisitorTab first = from("203.0.113.9");
        first.ends();
        for (int i = 0; i < OF_ONE; i++) {
            chat.visitorFrom("203.0.113.9").starts("v", first.startId()).sees(Phase.ENDED);
        }
        fills("203.0.113.9");
    }

    @Test
    void aStartWhoseSocketHasGone_isNotCarriedOut() {
        chat.storeWork.areForLater();
        VisitorTab gone = chat.visitor().starts("v");
        gone.leaves();
        chat.storeWork.doAll();
        assertThat(chat.conversations.size()).isZero();
    }

    @Test
    void householdsAndSitesOfIpv6_haveSomeMorePlacesThanAnAddress() {
        StartedHere started = new StartedHere(() -> 2);
        int ofHousehold = 0;
        int ofSite = 0;
        for (int i = 0; i < 256; i++) {
            ofHousehold += started.take(ClientAddress.of("2001:db8:77:12%02x::1".formatted(i)), "h" + i) ? 1 : 0;
        }
        for (int i = 0; i < 256; i++) {
            ofSite += started.take(ClientAddress.of("2001:db8:77:%02x00::1".formatted(i)), "s" + i) ? 1 : 0;
        }
        assertThat(ofHousehold).isEqualTo(8);
        assertThat(ofHousehold + ofSite).isEqualTo(32);
    }

    @Test
    void placesAreForgottenWithTheLastChat() {
        StartedHere started = new StartedHere(() -> 2);
        ClientAddress client = ClientAddress.of("203.0.113.5");
        assertThat(started.take(client, "1")).isTrue();
        assertThat(started.take(client, "1")).as("again").isTrue();
        assertThat(started.take(client, "2")).isTrue();
        assertThat(started.take(client, "3")).isFalse();
        started.free("1");
        started.free("1");
        started.free("2");
        assertThat(started.networks()).isZero();
    }
}
