package io.openchat.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.openchat.e2e.Cast.Window;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Each refresh token is good for one renewal, and yet tabs may renew at the same moment. Renewals of one portal know nothing of
 * each other, so two of them are to Keycloak what they are on two pods.
 */
@ExtendWith(Stage.class)
class RotationTest {
    /** The agent service renews a token that has less than 90 s to live: here at every question. */
    private static final int SHORT_LIFE_SECONDS = 75;

    private static final int USUAL_LIFE_SECONDS = 300;
    private static final int ROUNDS = 3;

    private static final String TWO_TABS_AT_ONCE = """
            () => Promise.all([1, 2].map(() => fetch('/agent/api/token').then(answer => answer.status)))""";

    /** Keycloak reckons in seconds which token came later. */
    private static final String ANOTHER_SECOND = "from => Date.now() - from > 1500";

    @Test
    void twoTabsThatRenewAtOnceStaySignedInBoth(Cast cast) {
        Realm realm = cast.realm();
        realm.tokensLive(SHORT_LIFE_SECONDS);
        try {
            Agent alice = cast.agent("alice", Window.WIDE);
            alice.logsIn();
            Page page = alice.page();
            for (int round = 0; round < ROUNDS; round++) {
                page.waitForFunction(ANOTHER_SECOND, page.evaluate("() => Date.now()"));
                assertThat(page.evaluate(TWO_TABS_AT_ONCE))
                        .as("round %d", round)
                        .isEqualTo(List.of(200, 200));
            }
        } finally {
            realm.tokensLive(USUAL_LIFE_SECONDS);
        }
    }
}
