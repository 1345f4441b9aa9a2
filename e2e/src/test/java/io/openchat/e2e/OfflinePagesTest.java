package io.openchat.e2e;

import io.openchat.e2e.Cast.Window;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What people see of a network that is away, and of what could not be sent. */
@ExtendWith(Stage.class)
class OfflinePagesTest {

    @Test
    void everyPageOfSomebodyWithoutANetworkCanBeReadByEverybody(Cast cast) {
        PageInspection look = new PageInspection();
        Tunnel network = cast.network();
        Visitor nora = cast.visitor(Window.PHONE, network);
        nora.opens();
        nora.starts("Nora Nonet");
        Visitor will = cast.visitor(Window.LAPTOP, network);
        will.opensShop();
        will.opensWidget();
        will.starts("Will Widget");
        Agent alice = cast.agent("alice", Window.WIDE, network);
        alice.logsIn();
        alice.claims("Will Widget");
        alice.claims("Nora Nonet");
        nora.says("Do you deliver to Bremen?");
        alice.says("Nora Nonet", "We do, within two days.");
        nora.sees("We do, within two days.");
        will.isTalkingTo("Alice Archer");

        cast.expectCuts();
        cast.expectComplaints("Failed to load resource");
        network.cuts();
        nora.says("And on Saturdays?");
        will.says("Is this tent waterproof?");
        alice.says("Nora Nonet", "Saturdays, too, until noon.");
        nora.isToldThatTheLineIsLost();
        nora.hasPending("And on Saturdays?");
        alice.isToldThatTheLineIsLost();
        look.atNight(nora.page(), "visitor-cut-off");
        nora.losesNetwork(true);
        look.at(nora.page(), "visitor-offline");
        nora.losesNetwork(false);
        will.isToldThatTheLineIsLost();
        look.at(will.page(), "widget-cut-off");
        look.atNight(alice.page(), "portal-cut-off");

        alice.closesTab();
        network.opens();
        nora.isBack();
        nora.ends();
        will.isBack();
        alice.opensNewTab();
        alice.findsUnsent("Saturdays, too, until noon.");
        look.atNight(alice.page(), "portal-not-sent");
        Visitor quentin = cast.visitor(Window.PHONE);
        quentin.page().addInitScript(Visitor.KEEPS_NOTHING);
        quentin.opens();
        quentin.starts("Quentin Quota");
        quentin.isWaiting();
        quentin.types("What I write here is kept nowhere.");
        look.at(quentin.page(), "visitor-keeps-nothing");
        look.hasNoBarriers();
    }
}
