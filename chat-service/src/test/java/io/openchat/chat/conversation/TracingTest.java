package io.openchat.chat.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import io.openchat.chat.talk.AgentTab;
import io.openchat.chat.talk.Chat;
import io.openchat.chat.talk.VisitorTab;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A message can be followed from its sender to everybody who gets it, on whatever pod. */
class TracingTest {
    private final Chat chat = new Chat();
    private final VisitorTab vera = chat.visitor().starts("Vera");
    private final AgentTab alice = chat.agent("Alice", chat.there);

    @BeforeEach
    void claim() {
        alice.claims(vera);
        chat.tracks.ended.clear();
    }

    @Test
    void theWay_leadsToTheOtherPod() {
        vera.says("hi");
        assertThat(chat.tracks.ended).containsExactly("append 1", "deliver 1: 2 to 1", "send 1: 2");
        alice.receives("hi");
    }

    @Test
    void theWay_leadsToAllOnBothPods() {
        chat.visitor(chat.here).resumes(vera, 0);
        chat.visitor(chat.there).resumes(vera, 0);
        alice.says(vera, "hello");
        assertThat(chat.tracks.ended)
                .containsExactlyInAnyOrder("append 1", "deliver 1: 2 to 1", "deliver 1: 2 to 2", "send 1: 2");
    }

    @Test
    void aDeliveryToNobody_andWhatNobodySent_areNotFollowed() {
        alice.releases(vera);
        vera.says("still there?");
        assertThat(chat.tracks.ended).containsExactly("append 1", "send 1: 3");
    }

    @Test
    void theWay_endsWhereTheMessageDid() {
        chat.transcript.appends.begins();
        vera.says("lost");
        assertThat(chat.tracks.ended).containsExactly("append 1 failed", "send 1 failed");
    }
}
