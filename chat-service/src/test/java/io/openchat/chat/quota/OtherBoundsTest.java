package io.openchat.chat.quota;

import io.openchat.chat.talk.Chat;
import io.openchat.chat.talk.VisitorTab;
import io.openchat.shared.wire.ErrorCode;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Bounds that are set anew while people chat hold for those who are here, too, and what was used stays used. */
class OtherBoundsTest {
    private static final String OFFICE = "203.0.113.7";

    private final Chat chat = new Chat();

    private void unanswered(long messages) {
        chat.bounds = of(new Bounds.OfVisitor(Pace.UNLIMITED, messages, 1_000_000, 1_000, 1_000_000));
    }

    private void anHour(double messages) {
        chat.bounds = of(new Bounds.OfVisitor(Pace.UNLIMITED, 1_000, 1_000_000, messages, 1_000_000));
    }

    private static Bounds of(Bounds.OfVisitor visitor) {
        return new Bounds(visitor, Bounds.NONE.address(), Pace.UNLIMITED, Capacity.UNBOUNDED);
    }

    private void capacity(int waiting, int perAddress) {
        chat.bounds = new Bounds(
                Bounds.NONE.visitor(), Bounds.NONE.address(), Pace.UNLIMITED, new Capacity(waiting, perAddress));
    }

    @Test
    void howManyMayWait_isWhatHoldsNow() {
        capacity(1, 100);
        chat.visitor().starts("Vera").isRefusedNothing();
        VisitorTab late = chat.visitor().starts("Late");
        late.isRefused(ErrorCode.BUSY);
        capacity(2, 100);
        late.starts("Late", late.startId());
        late.isRefusedNothing();
    }

    @Test
    void howManyAnAddressMayHaveOpen_isWhatHoldsNow() {
        capacity(100, 2);
        chat.visitorFrom(OFFICE).starts("Vera");
        chat.visitorFrom(OFFICE).starts("Otto").isRefusedNothing();
        capacity(100, 1);
        VisitorTab late = chat.visitorFrom(OFFICE).starts("Late");
        late.isRefused(ErrorCode.BUSY);
        capacity(100, 3);
        late.starts("Late", late.startId());
        late.isRefusedNothing();
    }

    @Test
    void whatWaitsForAnAnswer_countsAgainstWhatHoldsNow() {
        unanswered(5);
        VisitorTab vera = chat.visitor().starts("Vera");
        says(vera, 5);
        vera.isRefusedNothing();
        unanswered(4);
        vera.says("m", "more");
        vera.isRefused(ErrorCode.QUOTA);
        unanswered(6);
        vera.looksAway();
        vera.says("m", "more");
        vera.isAcked("m");
    }

    @Test
    void whatWasStoredWithinTheHour_countsAgainstWhatHoldsNow() {
        anHour(5);
        VisitorTab vera = chat.visitor().starts("Vera");
        says(vera, 5);
        vera.isRefusedNothing();
        vera.says("m", "more");
        vera.isRefused(ErrorCode.RATE_LIMITED);
        anHour(6);
        vera.looksAway();
        vera.says("m", "more");
        vera.isAcked("m");
        vera.says("n", "and more");
        vera.isRefused(ErrorCode.RATE_LIMITED);
        anHour(3);
        vera.says("n", "and more");
        vera.isRefused(ErrorCode.RATE_LIMITED);
    }

    @Test
    void whatAnAddressStoredWithinTheHour_countsAgainstWhatHoldsNow() {
        ofAddress(3);
        VisitorTab vera = chat.visitorFrom(OFFICE).starts("Vera");
        says(vera, 2);
        vera.isRefusedNothing();
        vera.says("m", "more");
        vera.isRefused(ErrorCode.RATE_LIMITED);
        ofAddress(4);
        vera.looksAway();
        vera.says("m", "more");
        vera.isAcked("m");
    }

    private void ofAddress(double messages) {
        chat.bounds = new Bounds(
                Bounds.NONE.visitor(),
                new Bounds.OfAddress(Pace.UNLIMITED, Pace.UNLIMITED, messages, 1_000_000),
                Pace.UNLIMITED,
                Capacity.UNBOUNDED);
    }

    private static void says(VisitorTab visitor, int times) {
        IntStream.range(0, times).forEach(i -> visitor.says("message " + i));
    }
}
