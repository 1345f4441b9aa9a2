package io.openchat.e2e;

import com.microsoft.playwright.PlaywrightException;
import java.net.URI;
import java.time.Duration;

/** The access tokens of an agent who is signed in, as the portal gets them: each lasts some minutes. */
final class Tokens {
    private static final Duration FRESH = Duration.ofMinutes(1);
    private static final String ASK =
            "fetch('/agent/api/token').then(answer => answer.json()).then(answer => answer.token)";

    private final Agent agent;
    private long askedAt;
    private volatile String current = "";

    Tokens(Agent agent) {
        this.agent = agent;
        agent.logsIn();
        agent.page()
                .navigate(URI.create(agent.page().url()).resolve("/agent/none").toString()); // shows no chats
        ask();
    }

    /** By any thread. */
    String current() {
        return current;
    }

    /** By the browser's thread; asks when some time has gone by. */
    void renew() {
        if (System.nanoTime() - askedAt > FRESH.toNanos()) {
            try {
                ask();
            } catch (PlaywrightException e) {
                // the pod that was asked is going: the one that is there lasts until the next time
            }
        }
    }

    private void ask() {
        current = (String) agent.page().evaluate(ASK);
        askedAt = System.nanoTime();
    }
}
