package io.openchat.chat.reception;

import static org.assertj.core.api.Assertions.assertThat;

import io.openchat.chat.talk.Chat;
import io.openchat.chat.talk.VisitorTab;
import io.openchat.shared.wire.ErrorCode;
import io.openchat.shared.wire.ServiceFrame;
import org.junit.jupiter.api.Test;

class WrongTokenTest {
    private final Chat chat = new Chat();
    private final VisitorTab vera = chat.visitor().starts("Vera");

    private void opensNothing(String token) {
        VisitorTab thief = chat.visitor(chat.there).resumes(token, 0);
        thief.isRefused(ErrorCode.BAD_TOKEN);
        thief.hearsNothing();
        vera.says("secret");
        thief.hearsNothing();
    }

    @Test
    void aTokenOfNothing_opensNothing() {
        opensNothing("nothing");
        opensNothing(".");
        opensNothing("no-such-conversation.abcdefghijklmnop");
    }

    @Test
    void theIdOfAConversation_opensNothing() {
        opensNothing(vera.conversation());
        opensNothing(vera.conversation() + ".");
    }

    @Test
    void aTokenThatIsNearlyRight_opensNothing() {
        String token = vera.token();
        opensNothing(token + "x");
        opensNothing(token.substring(0, token.length() - 1));
        opensNothing(token.substring(0, token.length() - 1) + (token.endsWith("A") ? "B" : "A"));
    }

    @Test
    void theTokenOfAnother_opensOnlyTheOther() {
        VisitorTab otto = chat.visitor().starts("Otto");
        opensNothing(vera.conversation() + otto.token().substring(otto.token().indexOf('.')));
    }

    @Test
    void theStoredHash_opensNothing() {
        opensNothing(vera.conversation() + "."
                + chat.conversations.get(vera.conversation()).tokenHash());
    }

    @Test
    void anotherConversationsToken_isRefusedOnASocketThatHasOne() {
        VisitorTab otto = chat.visitor().starts("Otto");
        otto.looksAway();
        String before = otto.conversation();
        otto.resumes(vera.token(), 0);
        otto.isRefused(ErrorCode.ALREADY_STARTED);
        assertThat(otto.all(ServiceFrame.Started.class)).isEmpty();
        otto.says("o-1", "hi");
        otto.isAcked("o-1");
        assertThat(chat.transcript.of(before)).hasSize(1);
        assertThat(chat.record(vera)).isEmpty();
    }

    @Test
    void aWrongTokenOnASocketThatHasAConversation_changesNothing() {
        vera.looksAway();
        vera.resumes(vera.conversation() + ".wrong", 0);
        vera.isRefused(ErrorCode.BAD_TOKEN);
        vera.says("v-1", "hi");
        vera.isAcked("v-1");
    }
}
