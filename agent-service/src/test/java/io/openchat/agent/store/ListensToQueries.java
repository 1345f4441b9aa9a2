package io.openchat.agent.store;

import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import io.openchat.testkit.query.AskedQueries;

/** Lets tests see what the service asks of its store: Quarkus hands each listener that it finds to the driver. */
public final class ListensToQueries implements CommandListener {
    public static final AskedQueries QUERIES = new AskedQueries();

    @Override
    public void commandStarted(CommandStartedEvent event) {
        QUERIES.commandStarted(event);
    }
}
