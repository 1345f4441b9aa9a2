package io.openchat.chat.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openchat.chat.conversation.Agent;
import io.openchat.chat.conversation.Tracing;
import io.openchat.chat.talk.Chat;
import io.openchat.chat.talk.VisitorTab;
import io.openchat.shared.record.AgentRef;
import io.openchat.shared.record.Content;
import io.openchat.shared.wire.ErrorCode;
import io.openchat.shared.wire.FrameException;
import io.openchat.shared.wire.Phase;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What an agent can do without a socket, as at the door of a program. */
class DeskTest {
    private final Chat chat = new Chat();
    private final VisitorTab vera = chat.visitor().starts("Vera");
    private final List<String> watched = new ArrayList<>();
    private final Agent bob = new Agent("id-bob", "Bob", "north", false);
    private final Desk desk = desk(bob);

    private Desk desk(Agent agent) {
        chat.conversations.register(agent);
        return chat.there.desk(agent, watched::add);
    }

    @Test
    void everyVerb_givesTheConversationAsItStandsThen() {
        String id = vera.conversation();
        assertThat(desk.claim(id).agent()).isEqualTo(new AgentRef("id-bob", "Bob"));
        assertThat(desk.claim(id).version()).as("again").isEqualTo(2);
        assertThat(desk.release(id).phase()).isEqualTo(Phase.WAITING);
        desk.claim(id);
        assertThat(desk.end(id).phase()).isEqualTo(Phase.ENDED);
    }

    @Test
    void whatIsSaid_reachesTheVisitor_andIsGivenAsStored() {
        desk.claim(vera.conversation());
        var said = desk.say(vera.conversation(), "b-1", new Content.Text("Hello"), null, Tracing.Step.NONE)
                .join();
        assertThat(said.text()).isEqualTo("Hello");
        assertThat(said.session()).isEqualTo(1);
        vera.receives("Hello");
        var again = desk.say(vera.conversation(), "b-1", new Content.Text("Hello"), null, Tracing.Step.NONE)
                .join();
        assertThat(again).isEqualTo(said);
    }

    @Test
    void aTransfer_bringsItsNoteAlong() {
        chat.agent("Alice");
        desk.claim(vera.conversation());
        assertThat(desk.transfer(vera.conversation(), "id-alice", "wants a refund", null)
                        .agent())
                .isEqualTo(new AgentRef("id-alice", "Alice"));
        assertThat(chat.record(vera))
                .containsExactly("system: claimed", "agent: wants a refund", "system: transferred");
    }

    @Test
    void whatIsNotPossible_saysWhy() {
        assertThatThrownBy(() -> desk.release(vera.conversation()))
                .isInstanceOfSatisfying(
                        FrameException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.NOT_YOURS));
        assertThatThrownBy(() -> desk.watch(vera.conversation()))
                .isInstanceOfSatisfying(
                        FrameException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.NOT_ALLOWED));
        assertThat(desk.say(vera.conversation(), "b-1", new Content.Text("Hello"), null, Tracing.Step.NONE))
                .isCompletedExceptionally();
        assertThat(watched).isEmpty();
    }

    @Test
    void aSupervisorWhoWatches_isWrittenDown_butNotWithTheirOwn() {
        Desk sue = desk(new Agent("id-sue", "Sue", "north", true));
        assertThat(sue.watch(vera.conversation()).id()).isEqualTo(vera.conversation());
        assertThat(watched).containsExactly(vera.conversation());
        sue.claim(vera.conversation());
        var _ = sue.watch(vera.conversation());
        assertThat(watched).hasSize(1);
    }
}
