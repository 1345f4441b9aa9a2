package io.openchat.chat.quota;

/**
 * How much people may have read and stored; of agents, what their portals need with room to spare.
 *
 * @param visitor of one visitor
 * @param address of all visitors of one network address together, on this pod
 * @param agentReplays bytes of messages read again for one socket of an agent, and for all sockets of one
 * @param capacity conversations that may be open
 */
public record Bounds(OfVisitor visitor, OfAddress address, Pace agentReplays, Capacity capacity) {
    /** Nothing is bounded. */
    public static final Bounds NONE =
            new Bounds(OfVisitor.UNBOUNDED, OfAddress.UNBOUNDED, Pace.UNLIMITED, Capacity.UNBOUNDED);

    /**
     * What one visitor may do.
     *
     * @param replays bytes of messages read again for one socket
     * @param unansweredMessages messages that are stored until an agent has said something
     * @param unansweredBytes bytes of these
     * @param messagesPerHour messages that are stored in any case
     * @param bytesPerHour bytes of these
     */
    public record OfVisitor(
            Pace replays, long unansweredMessages, long unansweredBytes, double messagesPerHour, double bytesPerHour) {
        static final OfVisitor UNBOUNDED =
                new OfVisitor(Pace.UNLIMITED, Long.MAX_VALUE, Long.MAX_VALUE, Double.MAX_VALUE, Double.MAX_VALUE);
    }

    /**
     * What all visitors of an address may do.
     *
     * @param replays bytes of messages read again
     * @param wrongTokens tokens that open nothing
     * @param messagesPerHour messages that are stored
     * @param bytesPerHour bytes of these, and of starts
     */
    public record OfAddress(Pace replays, Pace wrongTokens, double messagesPerHour, double bytesPerHour) {
        static final OfAddress UNBOUNDED =
                new OfAddress(Pace.UNLIMITED, Pace.UNLIMITED, Double.MAX_VALUE, Double.MAX_VALUE);

        /** What a network may do that has so many shares. */
        OfAddress times(int share) {
            return new OfAddress(
                    replays.times(share),
                    wrongTokens.times(share),
                    Pace.times(messagesPerHour, share),
                    Pace.times(bytesPerHour, share));
        }
    }
}
