package io.openchat.chat.reception;

import static org.assertj.core.api.Assertions.assertThat;

import io.openchat.chat.talk.Chat;
import io.openchat.chat.talk.VisitorTab;
import io.openchat.shared.wire.ErrorCode;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class NotStartedTest {
    static Stream<Consumer<VisitorTab>> whatNeedsAConversation() {
        return Stream.of(
                visitor -> visitor.says("hi"),
                visitor -> visitor.types(true),
                visitor -> visitor.hasRead(1),
                visitor -> visitor.rates(5, "fine"),
                VisitorTab::ends);
    }

    @ParameterizedTest
    @MethodSource("whatNeedsAConversation")
    void whatNeedsAConversation_isRefusedBeforeThereIsOne(Consumer<VisitorTab> frame) {
        VisitorTab visitor = new Chat().visitor();
        frame.accept(visitor);
        visitor.isRefused(ErrorCode.NOT_STARTED);
        visitor.hearsNothing();
    }

    @Test
    void aMessageBeforeTheStart_isRefusedWithItsId() {
        VisitorTab visitor = new Chat().visitor();
        visitor.says("v-1", "hi");
        assertThat(visitor.isRefused(ErrorCode.NOT_STARTED).id()).isEqualTo("v-1");
    }

    @Test
    void afterARefusedResume_itIsStillNotStarted() {
        VisitorTab visitor = new Chat().visitor().resumes("no.token", 0);
        visitor.isRefused(ErrorCode.BAD_TOKEN);
        visitor.says("hi");
        visitor.isRefused(ErrorCode.NOT_STARTED);
    }

    @Test
    void aStoreThatFailed_isNotHeldAgainstTheSocket_butNotForEver() {
        Chat chat = new Chat();
        VisitorTab visitor = chat.visitor();
        Instant opened = chat.clock.instant();
        assertThat(visitor.hasBegun(opened)).isFalse();
        chat.conversations.trouble.begins();
        visitor.starts("Vera").isRefused(ErrorCode.STORE_UNAVAILABLE);
        assertThat(visitor.hasBegun(opened)).isTrue();
        assertThat(visitor.hasBegun(opened.plusMillis(1))).isFalse();
    }

    @Test
    void aSocketThatClosesWithoutAStart_leavesNothing() {
        Chat chat = new Chat();
        VisitorTab visitor = chat.visitor();
        visitor.leaves();
        visitor.starts("Vera");
        assertThat(chat.here.rooms().records()).isEmpty();
    }
}
