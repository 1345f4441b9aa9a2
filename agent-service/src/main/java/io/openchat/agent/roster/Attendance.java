package io.openchat.agent.roster;

import io.openchat.shared.identity.AgentIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import org.jboss.logging.Logger;

/** Enters in the roster that a person is here. A store that is away keeps nobody from working: the next request enters it. */
@ApplicationScoped
public class Attendance {
    private static final Logger LOG = Logger.getLogger(Attendance.class);

    private final Roster roster;
    private final Clock clock;

    Attendance(Roster roster, Clock clock) {
        this.roster = roster;
        this.clock = clock;
    }

    /** Records {@code me}, and at the first login the agency too. */
    public void note(AgentIdentity me) {
        try {
            roster.seen(me.id(), me.name(), me.agency(), clock.instant());
        } catch (RuntimeException e) {
            LOG.warnf("The roster did not take that %s is here: %s", me.id(), e.getMessage());
        }
    }
}
