package io.openchat.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Response;
import com.microsoft.playwright.WebSocket;
import io.openchat.e2e.Cast.Window;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Stage.class)
class RenewalTest {

    /** The agent service renews a token that has less than 90 s to live: here at every question. */
    private static final int SHORT_LIFE_SECONDS = 75;

    private static final int USUAL_LIFE_SECONDS = 300;

    @Test
    void theChatGoesOnOverTheRenewalOfTheAgentsToken(Cast cast) {
        Realm realm = cast.realm();
        realm.tokensLive(SHORT_LIFE_SECONDS);
        try {
            Visitor toni = cast.visitor(Window.PHONE);
            toni.opens();
            toni.starts("Toni Token");
            Agent alice = cast.agent("alice", Window.WIDE);
            alice.page().clock().install();
            Response first = alice.page().waitForResponse(RenewalTest::isToken, alice::logsIn);
            String before = first.text();
            alice.claims("Toni Token");
            toni.says("before the renewal");
            alice.reads("Toni Token", List.of("before the renewal"));

            // the portal asks for the next token when this one has lived half its life
            WebSocket next = alice.page().waitForWebSocket(() -> {
                Response second = alice.page()
                        .waitForResponse(
                                RenewalTest::isToken, () -> alice.page().clock().fastForward(60_000));
                assertThat(second.text().equals(before)) // no token in a report
                        .as("the same token again")
                        .isFalse();
            });
            assertThat(next.url()).endsWith("/ws/agent");
            toni.says("after the renewal");
            alice.reads("Toni Token", List.of("before the renewal", "after the renewal"));
            alice.says("Toni Token", "still here");
            toni.reads(List.of("before the renewal", "after the renewal", "still here"));
            toni.isTalkingTo("Alice Archer");
        } finally {
            realm.tokensLive(USUAL_LIFE_SECONDS);
        }
    }

    private static boolean isToken(Response response) {
        return response.url().endsWith("/agent/api/token") && response.status() == 200;
    }
}
