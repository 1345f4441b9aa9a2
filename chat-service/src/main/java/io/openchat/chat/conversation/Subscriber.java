package io.openchat.chat.conversation;

import io.openchat.shared.wire.Side;

/**
 * One socket's place in one conversation: how far it has got, and the way out to it.
 *
 * <p>Its fields belong to the {@link ConversationRoom}, which touches them under its lock.
 */
public final class Subscriber {
    final Side side;
    /** OIDC subject of an agent; empty for a visitor. */
    final String agent;
    /** A supervisor who reads along and stays whoever holds the conversation. */
    final boolean watching;

    final Outbound out;

    /** Where the replays of its socket wait for their turn. */
    final ReplayQueue reads;

    /** Number of the last message that it was given, or need not be given. */
    long cursor;
    /** Whether the cursor is the client's word, which may name a message that there is not. */
    boolean unproven = true;
    /** How often it joined; a replay that began before the last time is not the one it waits for. */
    int joins;
    /** Whether a replay is being read from the store; it, not the relay, gives the next messages. */
    boolean reading;
    /** Whether it was shown out; a replay still on its way is not for it any more. */
    volatile boolean left;
    /** Whether more than the running replay is to be read. */
    boolean behind;

    private Subscriber(Side side, String agent, boolean watching, Outbound out, ReplayQueue reads) {
        this.side = side;
        this.agent = agent;
        this.watching = watching;
        this.out = out;
        this.reads = reads;
    }

    /** The place of a visitor's socket. */
    public static Subscriber visitor(Outbound out, ReplayQueue reads) {
        return new Subscriber(Side.VISITOR, "", false, out, reads);
    }

    /** The place of an agent's socket; of a supervisor's, if {@code watching}. */
    public static Subscriber agent(Agent agent, boolean watching, Outbound out, ReplayQueue reads) {
        return new Subscriber(Side.AGENT, agent.id(), watching, out, reads);
    }

    /** Whether it was shown out. */
    public boolean hasLeft() {
        return left;
    }

    /** Whether it is a supervisor's who reads along. */
    public boolean isWatching() {
        return watching;
    }
}
