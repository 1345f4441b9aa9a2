package io.openchat.chat.reception;

import static org.assertj.core.api.Assertions.assertThat;

import io.openchat.chat.talk.Chat;
import io.openchat.chat.talk.VisitorTab;
import io.openchat.shared.wire.ErrorCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Whoever is to be asked about a start is asked before anything is stored. */
class StartGateTest {
    private final Chat chat = new Chat();

    @Test
    void whatItRefuses_isToldInItsWords_andNotStored() {
        List<String> asked = new ArrayList<>();
        chat.gate = (from, start) -> {
            asked.add(from.key() + " " + start.name());
            return CompletableFuture.completedStage(
                    start.name().equals("Eve") ? Optional.of("Solve the puzzle first.") : Optional.empty());
        };
        VisitorTab eve = chat.visitorFrom("203.0.113.7").starts("Eve");
        assertThat(eve.isRefused(ErrorCode.NOT_ALLOWED).text()).isEqualTo("Solve the puzzle first.");
        assertThat(chat.conversations.open()).isEmpty();
        chat.visitorFrom("203.0.113.8").starts("Otto").isRefusedNothing();
        assertThat(asked).containsExactly("203.0.113.7 Eve", "203.0.113.8 Otto");
    }

    @Test
    void nothingIsStored_whileItThinks_orWhenItFails() {
        CompletableFuture<Optional<String>> thinking = new CompletableFuture<>();
        chat.gate = (_, _) -> thinking;
        VisitorTab vera = chat.visitor().starts("Vera");
        assertThat(chat.conversations.open()).isEmpty();
        assertThat(vera.isBusy()).isTrue();
        thinking.completeExceptionally(new IllegalStateException("made to fail by the test"));
        assertThat(vera.isRefused(ErrorCode.INTERNAL).text()).doesNotContain("made to fail");
        assertThat(chat.conversations.open()).isEmpty();
    }
}
