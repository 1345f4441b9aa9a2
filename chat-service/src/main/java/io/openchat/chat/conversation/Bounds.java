package io.openchat.chat.conversation;

/**
 * How much people may have read and stored; of agents, what their portals need with room to spare.
 *
 * @param visitor of one visitor
 * @param address of all visitors of one network address together, on this pod
 * @param agentReplays bytes of messages read again for one socket of an agent
 */
public record Bounds(OfVisitor visitor, OfAddress address, Pace agentReplays) {
    /** Nothing is bounded. */
    public static final Bounds NONE =
            new Bounds(new OfVisitor(Pace.UNLIMITED), new OfAddress(Pace.UNLIMITED, Pace.UNLIMITED), Pace.UNLIMITED);

    /**
     * What one visitor may do.
     *
     * @param replays bytes of messages read again for one socket
     */
    public record OfVisitor(Pace replays) {}

    /**
     * What all visitors of an address may do.
     *
     * @param replays bytes of messages read again
     * @param wrongTokens tokens that open nothing
     */
    public record OfAddress(Pace replays, Pace wrongTokens) {}
}
