package io.openchat.agent.roster;

import java.time.Instant;
import java.util.List;

/** The agents and agencies on record. */
public interface Roster {
    /** Longest list of colleagues that is given out: more than one can look through. */
    int MOST = 500;

    /** Enters an agent who is here now; the agency is entered when it is new. Any number of replicas may do so at once. */
    void seen(String id, String name, String agency, Instant at);

    /** The agents of one agency by name, at most {@link #MOST}. */
    List<Colleague> of(String agency);

    /** An agent to whom a chat can be transferred. */
    record Colleague(String id, String name, boolean available) {}
}
