package io.openchat.chat.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import io.openchat.chat.talk.AgentTab;
import io.openchat.chat.talk.Chat;
import io.openchat.chat.talk.VisitorTab;
import io.openchat.shared.wire.ErrorCode;
import io.openchat.shared.wire.Phase;
import org.junit.jupiter.api.Test;

/** One person on several pods, and a conversation whose people are on different ones. */
class PodsTest {
    private final Chat chat = new Chat();
    private final VisitorTab vera = chat.visitor().starts("Vera");
    private final AgentTab alice = chat.agent("Alice", chat.there);

    @Test
    void theVisitorsTabsOnTwoPods_showTheSame() {
        alice.claims(vera);
        VisitorTab phone = chat.visitor(chat.there).resumes(vera, 0);
        vera.looksAway();
        phone.looksAway();
        vera.says("from the desk");
        phone.says("from the phone");
        alice.says(vera, "to both");
        vera.receives("from the phone", "to both");
        phone.receives("from the desk", "to both");
        alice.receives("from the desk", "from the phone");
    }

    @Test
    void theAgentsDevicesOnTwoPods_showTheSame_andEitherMayGiveItBack() {
        alice.claims(vera);
        AgentTab phone = chat.agent("Alice", chat.here);
        phone.resumes(vera, 0);
        alice.looksAway();
        phone.looksAway();
        phone.says(vera, "from the phone");
        alice.says(vera, "from the desk");
        vera.says("hi");
        alice.receives("from the phone", "hi");
        phone.receives("from the desk", "hi");
        phone.releases(vera);
        alice.sees(Phase.WAITING);
        alice.says(vera, "a-9", "too late");
        alice.isRefused(ErrorCode.NOT_YOURS);
    }

    @Test
    void anEndOnOnePod_isKnownOnTheOther_alsoWhenTheBusIsSilent() {
        alice.claims(vera);
        VisitorTab phone = chat.visitor(chat.there).resumes(vera, 0);
        chat.bus.loses(_ -> true);
        phone.ends();
        chat.refresh();
        vera.sees(Phase.ENDED);
        alice.sees(Phase.ENDED);
        alice.says(vera, "a-9", "too late");
        alice.isRefused(ErrorCode.ENDED);
    }

    @Test
    void whatHasEnded_canBeRatedOnAnotherPod_andTheLastRatingHolds() {
        alice.claims(vera);
        vera.rates(2, "slow");
        alice.ends(vera);
        VisitorTab again = chat.visitor(chat.there).resumes(vera, 0);
        again.rates(5, "well, it helped");
        again.sees(Phase.ENDED);
        again.isRefusedNothing();
        var rating = chat.conversations.get(vera.conversation()).rating();
        assertThat(rating).isNotNull().satisfies(it -> {
            assertThat(it.score()).isEqualTo(5);
            assertThat(it.comment()).isEqualTo("well, it helped");
        });
        assertThat(chat.conversations.get(vera.conversation()).phase()).isEqualTo(Phase.ENDED);
    }
}
