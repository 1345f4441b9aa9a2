package io.openchat.standalone.process;

import java.nio.file.Path;

/** How a child is started and asked whether it is ready. */
public sealed interface Command permits JavaCommand, TiedCommand {

    /** What people call it; also the name of its log. */
    String name();

    /** Whether it can serve. */
    Readiness readiness();

    /** Whether people at the terminal read along what it says, which else stands in its log only. */
    default boolean isHeard() {
        return false;
    }

    /** The process for it, tied to our life; {@code attached} is the jar with {@link ChildMain} in it. */
    ProcessBuilder process(Path attached);
}
