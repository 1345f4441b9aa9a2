package io.openchat.chat.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.openchat.chat.talk.AgentTab;
import io.openchat.chat.talk.Chat;
import io.openchat.chat.talk.VisitorTab;
import io.openchat.shared.wire.ErrorCode;
import org.junit.jupiter.api.Test;

/** A supervisor reads along when it is written down who did so, and not otherwise. */
class AuditTest {
    private final Chat chat = new Chat();
    private final VisitorTab vera = chat.visitor().starts("Vera");
    private final AgentTab alice = chat.agent("Alice");
    private final AgentTab sue = chat.supervisor("Sue");

    @Test
    void whoReadsAlong_isWrittenDown_everyTime() {
        alice.claims(vera);
        sue.watches(vera);
        sue.isRefusedNothing();
        assertThat(sue.watched).containsExactly(vera.conversation());
        sue.resumes(vera, 0);
        assertThat(sue.watched).as("as it is the same socket").hasSize(1);
        sue.watches(vera);
        assertThat(sue.watched).hasSize(2);
    }

    @Test
    void whatCannotBeWrittenDown_isNotShown_andCanBeTriedAgain() {
        alice.claims(vera);
        vera.says("my secret");
        sue.auditIsAway = true;
        sue.watches(vera);
        assertThat(sue.isRefused(ErrorCode.STORE_UNAVAILABLE).code().retryable())
                .isTrue();
        vera.says("another");
        sue.receives();
        sue.auditIsAway = false;
        sue.watches(vera);
        sue.receives("my secret", "another");
    }

    @Test
    void whoIsNoSupervisor_orHasTheChat_isNotWrittenDown() {
        alice.watches(vera);
        alice.isRefused(ErrorCode.NOT_ALLOWED);
        assertThat(alice.watched).isEmpty();
        sue.claims(vera);
        sue.watches(vera);
        assertThat(sue.watched).isEmpty();
    }

    @Test
    void nobodyTakesOver_whatAColleagueHas() {
        alice.claims(vera);
        sue.claims(vera);
        sue.isRefused(ErrorCode.TAKEN);
    }
}
