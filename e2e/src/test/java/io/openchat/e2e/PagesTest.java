package io.openchat.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;
import io.openchat.e2e.Cast.Window;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Every page in a picture, wide and on a phone, light and dark, none with a barrier. */
@ExtendWith(Stage.class)
class PagesTest {

    private static final String NORA = "Nora Nilsson";

    private final PageInspection look = new PageInspection();

    @Test
    void thePagesOfVisitorsAgentsAndViewersHaveNoBarriers(Cast cast) {
        Visitor nora = arrives(cast);
        Agent alice = cast.agent("alice", Window.WIDE);
        alice.logsIn();
        look.at(alice.page(), "agent-empty");
        nora.starts(NORA, "nora@example.org", "+46 8 123 456");
        nora.isWaiting();
        look.at(nora.page(), "visitor-waiting");
        List<Visitor> others = Stream.of("Omar Said", "Priya Raman", "Mateo García", "Yuki Tanaka")
                .map(name -> waits(cast, name))
                .toList();

        work(cast, nora, others.getFirst(), alice);
        look.atNight(nora.page(), "visitor-chat");
        look.atNight(alice.page(), "agent-portal");
        ends(nora, alice);
        reads(cast);
        look.hasNoBarriers();
    }

    @Test
    void theWidgetHasNoBarriers(Cast cast) {
        Visitor wanda = cast.visitor(Window.WIDE);
        wanda.opensShop();
        look.at(wanda.page(), "widget-closed");
        wanda.opensWidget();
        look.at(wanda.page(), "widget-form");
        wanda.starts("Wanda Widget");
        wanda.isWaiting();
        Agent alice = cast.agent("alice", Window.WIDE);
        alice.logsIn();
        alice.claims("Wanda Widget");
        talk(wanda, "Wanda Widget", alice);
        look.atNight(wanda.page(), "widget-chat");
        look.hasNoBarriers();
    }

    @Test
    void thePagesForTheWrongPeopleHaveNoBarriers(Cast cast) {
        Agent victor = cast.agent("victor", Window.WIDE);
        Viewer alice = cast.viewer("alice", Window.WIDE);
        cast.expectComplaints("status of 403");
        victor.triesToLogIn();
        assertThat(victor.page().getByTestId("notice")).isVisible();
        look.at(victor.page(), "agent-forbidden");
        victor.page().getByTestId("notice-link").click();
        assertThat(victor.page().getByTestId("notice")).hasAttribute("data-status", "200");
        look.at(victor.page(), "agent-signed-out");
        alice.triesToLogIn();
        assertThat(alice.page().getByTestId("notice")).isVisible();
        look.at(alice.page(), "view-forbidden");
        look.hasNoBarriers();
    }

    private Visitor arrives(Cast cast) {
        Visitor nora = cast.visitor(Window.WIDE);
        nora.opens();
        assertThat(nora.page().getByTestId("start-submit")).isVisible();
        look.at(nora.page(), "visitor-form");
        nora.page().getByTestId("start-submit").click();
        look.as(nora.page(), "visitor-form-refused", Window.PHONE, ColorScheme.LIGHT);
        return nora;
    }

    private static Visitor waits(Cast cast, String name) {
        Visitor visitor = cast.visitor(Window.LAPTOP);
        visitor.opens();
        visitor.starts(name);
        visitor.isWaiting();
        return visitor;
    }

    private void work(Cast cast, Visitor nora, Visitor omar, Agent alice) {
        alice.claims(NORA);
        alice.claims("Omar Said");
        talk(nora, NORA, alice);
        omar.says("Hi! My parcel has not arrived yet. The number is 4711-0815.");
        alice.sees("Omar Said", "4711-0815", Patience.PAGE);
        alice.says("Omar Said", "Good afternoon, Omar. Let me look it up.\nIt takes a minute.");
        omar.sees("Let me look it up.");
        Agent bob = cast.agent("bob", Window.WIDE);
        bob.logsIn();
        bob.claims("Priya Raman");
        bob.says("Priya Raman", "Hello Priya, how can I help?");
        bob.hasSent("Priya Raman", "how can I help?");
        bob.picks(NORA);
        bob.isToldThatItIsTaken(NORA, "Alice Archer");
        look.at(bob.page(), "agent-taken");
        bob.ends("Priya Raman");
        alice.seesGone("Priya Raman");
        alice.shows(NORA);
    }

    private static void talk(Visitor visitor, String name, Agent alice) {
        visitor.says("Hello! I ordered the ridge tent, and one pole is missing.");
        visitor.says("The order number is 20931.");
        alice.sees(name, "20931", Patience.PAGE);
        alice.says(name, "Hello, I am sorry about that. I see your order here.");
        alice.says(name, "A new pole leaves our house today; you will have it on Thursday.");
        visitor.sees("on Thursday");
        visitor.says("That is quick, thank you!");
        visitor.says("Can you send it to my office instead? https://example.org/office");
        alice.sees(name, "office", Patience.PAGE);
        alice.says(name, "Of course. I changed the address for this parcel only.");
        visitor.sees("this parcel only");
    }

    private void ends(Visitor nora, Agent alice) {
        alice.picksToEnd(NORA);
        look.as(alice.page(), "agent-end-dialog", Window.WIDE, ColorScheme.LIGHT);
        alice.ends(NORA);
        look.as(alice.page(), "agent-ended", Window.WIDE, ColorScheme.LIGHT);
        nora.isToldThatItEnded();
        look.at(nora.page(), "visitor-ended");
        nora.rates(5, "Quick and kind");
        look.as(nora.page(), "visitor-rated", Window.PHONE, ColorScheme.LIGHT);
    }

    private void reads(Cast cast) {
        Viewer victor = cast.viewer("victor", Window.WIDE);
        victor.logsIn();
        look.at(victor.page(), "view-overview");
        for (String section : List.of("sessions", "chats", "agencies")) {
            victor.opens(section);
            look.at(victor.page(), "view-" + section);
        }
        victor.searches("Nobody of that name");
        look.as(victor.page(), "view-nothing-found", Window.WIDE, ColorScheme.LIGHT);
        victor.searches(NORA);
        victor.opensTranscript();
        look.atNight(victor.page(), "view-transcript");
        victor.page().getByTestId("sign-out").click();
        assertThat(victor.page().getByTestId("notice")).hasAttribute("data-status", "200");
        look.at(victor.page(), "view-signed-out");
    }
}
