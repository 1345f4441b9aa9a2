package io.openchat.chat.quota;

/**
 * How many conversations may be open.
 *
 * @param waiting those of the whole deployment that wait; beyond it nobody is let in
 * @param perAddress those that were started from one network address on this pod and are not over
 */
public record Capacity(int waiting, int perAddress) {
    /** As many as there are. */
    public static final Capacity UNBOUNDED = new Capacity(Integer.MAX_VALUE, Integer.MAX_VALUE);

    /** Above this share of the most who may wait, places that nobody seems to need are given back earlier. */
    private static final double PRESSED = 0.8;

    /** By how many too many wait for everybody to keep the place as long as usual; 0 when not. */
    public int excess(int waitingNow) {
        return Math.max(0, waitingNow - (int) (waiting * PRESSED));
    }
}
