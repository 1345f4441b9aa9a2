package io.openchat.chat.bus;

import java.util.stream.Stream;

/** What the links to the servers know of the bus. */
interface LinkListener {
    /** Who we are, which is also what the pod tells itself. */
    String pod();

    /** How channels are named. */
    Channels channels();

    /** All channels that are to be followed, on whatever server. */
    Stream<String> followed();

    /** Whether this channel is one of them. */
    boolean follows(String channel);

    /** Something came, not from the pod itself. */
    void heard(String text);

    /** What the pod told itself over a link came back, for the first time since something was wrong. */
    void proved();

    /** Nothing goes out or comes in over a link. */
    void lost(String what);
}
