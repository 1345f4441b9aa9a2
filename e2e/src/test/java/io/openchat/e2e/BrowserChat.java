package io.openchat.e2e;

import com.microsoft.playwright.Page;
import io.openchat.e2e.Cast.Window;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** One chat between two browsers that stays open while things happen: what each side says is on record, and the other reads it. */
final class BrowserChat {
    /** Told apart from those of a run that was broken off. */
    private final String name = "Nora " + UUID.randomUUID().toString().substring(0, 4);

    private final Visitor nora;
    private final Agent sue;
    private final List<String> said = new ArrayList<>();
    private final AtomicInteger visitorsSockets;
    private final AtomicInteger agentsSockets;

    BrowserChat(Installed installed) {
        nora = installed.visitor(Window.PHONE);
        visitorsSockets = counted(nora.page());
        nora.opens();
        nora.starts(name);
        nora.isWaiting();
        sue = installed.agent("sue", Window.WIDE);
        agentsSockets = counted(sue.page());
        sue.logsIn();
        sue.claims(name);
    }

    /** One line from each side, which waits until it is on record and read. */
    void goesOn(String what) {
        String question = "%s? (%d)".formatted(what, said.size());
        nora.says(question);
        nora.hasSent(question, Patience.RESTART);
        sue.sees(name, question, Patience.RESTART);
        String answer = "%s. (%d)".formatted(what, said.size());
        sue.says(name, answer);
        nora.sees(answer, Patience.RESTART);
        said.addAll(List.of(question, answer));
    }

    /** Both pages stay open; the browser goes on by itself. */
    void isQuietFor(Duration time) {
        nora.page().waitForTimeout((double) time.toMillis());
    }

    void isWholeOnBothSides() {
        nora.isConnected();
        nora.reads(said);
        sue.isConnected();
        sue.reads(name, said);
    }

    void ends() {
        sue.ends(name);
        nora.isToldThatItEnded();
    }

    int socketsOfTheVisitor() {
        return visitorsSockets.get();
    }

    String told() {
        return "%d messages, all of them there and in order; sockets opened by the visitor's page %d, by the agent's %d"
                .formatted(said.size(), visitorsSockets.get(), agentsSockets.get());
    }

    private static AtomicInteger counted(Page page) {
        AtomicInteger count = new AtomicInteger();
        page.onWebSocket(_ -> count.incrementAndGet());
        return count;
    }
}
