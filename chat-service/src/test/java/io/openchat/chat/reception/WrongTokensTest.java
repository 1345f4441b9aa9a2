package io.openchat.chat.reception;

import io.openchat.chat.quota.Bounds;
import io.openchat.chat.quota.Capacity;
import io.openchat.chat.quota.Pace;
import io.openchat.chat.talk.Chat;
import io.openchat.chat.talk.VisitorTab;
import io.openchat.shared.wire.ErrorCode;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Whoever guesses tokens is soon answered without a question to the store. */
class WrongTokensTest {
    private final Chat chat = new Chat(new Bounds(
            Bounds.NONE.visitor(),
            new Bounds.OfAddress(Pace.UNLIMITED, new Pace(10, 0.1), Double.MAX_VALUE, Double.MAX_VALUE),
            Pace.UNLIMITED,
            Capacity.UNBOUNDED));
    private final VisitorTab vera = chat.visitor().starts("Vera");

    private void guesses(VisitorTab eve, ErrorCode answer) {
        eve.resumes(vera.conversation() + ".guess", 0);
        eve.isRefused(answer);
    }

    @Test
    void onOneSocket() {
        VisitorTab eve = chat.visitor();
        for (int i = 0; i < 5; i++) {
            guesses(eve, ErrorCode.BAD_TOKEN);
        }
        guesses(eve, ErrorCode.RATE_LIMITED);
    }

    @Test
    void fromOneAddress_onAnyNumberOfSockets_untilTimeHasPassed() {
        for (int i = 0; i < 10; i++) {
            guesses(chat.visitorFrom("203.0.113.7"), ErrorCode.BAD_TOKEN);
        }
        chat.conversations.trouble.begins();
        guesses(chat.visitorFrom("203.0.113.7"), ErrorCode.RATE_LIMITED);
        guesses(chat.visitorFrom("203.0.113.8"), ErrorCode.STORE_UNAVAILABLE);
        chat.conversations.trouble.isOver();
        chat.timers.pass(Duration.ofSeconds(10));
        guesses(chat.visitorFrom("203.0.113.7"), ErrorCode.BAD_TOKEN);
    }

    @Test
    void theTokensOfOtherChats_onASocketThatHasOne_areCountedToo() {
        VisitorTab otto = chat.visitor().starts("Otto");
        for (int i = 0; i < 5; i++) {
            otto.resumes(vera.token(), 0);
            otto.isRefused(ErrorCode.ALREADY_STARTED);
        }
        otto.resumes(vera.token(), 0);
        otto.isRefused(ErrorCode.RATE_LIMITED);
    }

    @Test
    void whoHasGaps_resumesTheOwnChat_withoutAQuestionToTheStore() {
        vera.says("one");
        chat.conversations.trouble.begins();
        for (int i = 0; i < 100; i++) {
            vera.resumes(vera.token(), 0);
        }
        vera.isRefusedNothing();
    }
}
