package io.openchat.chat.quota;

import static org.assertj.core.api.Assertions.assertThat;

import io.openchat.chat.core.Core;
import io.openchat.chat.talk.AgentTab;
import io.openchat.chat.talk.Chat;
import io.openchat.chat.talk.VisitorTab;
import io.openchat.shared.wire.ErrorCode;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What visitors can store: as much as can wait for an answer, and as much as goes into an hour. */
class QuotaTest {
    private static final int UNANSWERED = 5;
    private static final int BYTES = 20_000;

    private final Chat chat = chat(new Bounds.OfVisitor(Pace.UNLIMITED, UNANSWERED, BYTES, 100, 1_000_000));
    private final VisitorTab vera = chat.visitor().starts("Vera");

    private static Chat chat(Bounds.OfVisitor visitor) {
        return new Chat(new Bounds(visitor, Bounds.NONE.address(), Pace.UNLIMITED, Capacity.UNBOUNDED));
    }

    private void saysAll(VisitorTab visitor) {
        IntStream.range(0, UNANSWERED).forEach(i -> visitor.says("q" + i, "question " + i));
        visitor.looksAway();
    }

    @Test
    void whoIsNotAnswered_canSaySoMuch_andGoesOnAfterAnAnswer() {
        saysAll(vera);
        vera.says("more", "one more");
        assertThat(vera.isRefused(ErrorCode.QUOTA).id()).isEqualTo("more");
        assertThat(chat.record(vera)).hasSize(UNANSWERED);

        AgentTab alice = chat.agent("Alice");
        alice.claims(vera);
        alice.notes(vera, "strange");
        vera.says("more", "one more");
        vera.isRefused(ErrorCode.QUOTA);

        alice.says(vera, "hello");
        vera.says("more", "one more");
        vera.isAcked("more");
        vera.isRefusedNothing();
    }

    @Test
    void itHolds_onOtherSockets_onOtherPods_andAfterARestart() {
        saysAll(vera);
        for (Core pod : new Core[] {chat.here, chat.there, chat.freshPod()}) {
            VisitorTab again = chat.visitor(pod).resumes(vera, UNANSWERED);
            again.says("more", "one more");
            again.isRefused(ErrorCode.QUOTA);
            again.leaves();
        }
        assertThat(chat.record(vera)).hasSize(UNANSWERED);
    }

    @Test
    void anAnswerThroughAnotherPod_whileNobodyWasHere_isNoticed() {
        saysAll(vera);
        vera.leaves();
        chat.bus.loses(_ -> true);
        AgentTab alice = chat.agent("Alice", chat.there);
        alice.claims(vera);
        alice.says(vera, "hello");
        chat.bus.losesNothing();
        chat.timers.pass(Duration.ofSeconds(3));
        VisitorTab again = chat.visitor().resumes(vera, UNANSWERED);
        again.says("more", "thanks");
        again.isAcked("more");
    }

    @Test
    void whatIsStoredAlready_getsItsAck() {
        saysAll(vera);
        vera.says("q1", "question 1");
        vera.isAcked("q1");
        vera.isRefusedNothing();
    }

    @Test
    void fewLongMessages_areMuch_too() {
        String text = "\uD83D\uDE00".repeat(4_000);
        vera.says("one", text);
        vera.says("two", text);
        vera.isAcked("one", "two");
        vera.says("three", "short");
        vera.isRefused(ErrorCode.QUOTA);
    }

    @Test
    void whenTheStoreCannotSayHowMuchThereIs_itStaysInTheOutbox() {
        saysAll(vera);
        VisitorTab again = chat.visitor(chat.freshPod()).resumes(vera, UNANSWERED);
        chat.transcript.reads.begins();
        again.says("more", "one more");
        assertThat(again.isRefused(ErrorCode.STORE_UNAVAILABLE).id()).isEqualTo("more");
    }

    @Test
    void inAChat_soMuchGoesIntoAnHour() {
        Chat busy = chat(new Bounds.OfVisitor(Pace.UNLIMITED, 1_000, 1_000_000, 10, 1_000_000));
        VisitorTab otto = busy.visitor().starts("Otto");
        IntStream.range(0, 10).forEach(i -> otto.says("message " + i));
        otto.isRefusedNothing();
        otto.says("more", "one more");
        assertThat(otto.isRefused(ErrorCode.RATE_LIMITED).id()).isEqualTo("more");
        busy.timers.pass(Duration.ofMinutes(7));
        otto.says("more", "one more");
        otto.isRefusedNothing();
    }

    @Test
    void anAddress_storesSoMuchInAnHour_andOthersGoOn() {
        Chat busy = new Chat(new Bounds(
                Bounds.NONE.visitor(),
                new Bounds.OfAddress(Pace.UNLIMITED, Pace.UNLIMITED, 10, 1_000_000),
                Pace.UNLIMITED,
                Capacity.UNBOUNDED));
        VisitorTab eve = busy.visitorFrom("203.0.113.7").starts("Eve");
        VisitorTab eva = busy.visitorFrom("203.0.113.7").starts("Eva");
        IntStream.range(0, 4).forEach(i -> {
            eve.says("message " + i);
            eva.says("message " + i);
        });
        eve.isRefusedNothing();
        eva.says("more", "one more");
        eva.isRefused(ErrorCode.RATE_LIMITED);
        busy.visitorFrom("203.0.113.7").starts("Eva again").isRefused(ErrorCode.RATE_LIMITED);
        VisitorTab otto = busy.visitorFrom("203.0.113.8").starts("Otto");
        otto.says("hi");
        otto.isRefusedNothing();
    }
}
