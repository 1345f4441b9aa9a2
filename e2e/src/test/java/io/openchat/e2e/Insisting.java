package io.openchat.e2e;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.TimeoutError;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/** What people do who want to get somewhere: they use what the page offers for it, if and while it offers it. */
final class Insisting {

    /** An offer that cannot be taken in this time has been withdrawn: the page was faster. */
    private static final double MOMENT = 2_000;

    /** Time for the page and the service to do what they were asked for, before they are asked again. */
    private static final double ANSWER = 5_000;

    private static final int TRIES = 6;

    private Insisting() {}

    /**
     * Decides by the state that is reached, by whatever way; a button that is gone by then is not missed.
     *
     * @param steps buttons, to be pressed one after the other: each one appears with the one before it
     */
    static void until(Page page, String state, BooleanSupplier reached, Locator... steps) {
        for (int tries = 0; tries < TRIES; tries++) {
            if (reached.getAsBoolean()) {
                return;
            }
            take(steps);
            if (comes(page, reached)) {
                return;
            }
        }
        throw new AssertionError("never " + state);
    }

    private static void take(Locator... steps) {
        int next = IntStream.range(0, steps.length)
                .filter(step -> steps[step].isVisible())
                .reduce(steps.length, (_, last) -> last);
        try {
            for (; next < steps.length; next++) {
                steps[next].click(new Locator.ClickOptions().setTimeout(MOMENT));
            }
        } catch (PlaywrightException e) {
            // withdrawn between the look and the click; the next look tells what came of it
        }
    }

    private static boolean comes(Page page, BooleanSupplier reached) {
        try {
            page.waitForCondition(reached, new Page.WaitForConditionOptions().setTimeout(ANSWER));
            return true;
        } catch (TimeoutError e) {
            return false;
        }
    }
}
