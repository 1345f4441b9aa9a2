package io.openchat.bench.driver;

/** The counts of one server in one repetition. For the driver's loop only. */
public final class Tally {
    long sent;
    long received;
    long acked;
    boolean acknowledges;
    long duplicated;
    long reordered;
    private boolean told;

    public long sent() {
        return sent;
    }

    public long received() {
        return received;
    }

    /** Messages that came nowhere, or of which the sender does not know yet that they are on record. */
    public long missing() {
        return sent - Math.min(received, acknowledges ? acked : received);
    }

    public long duplicated() {
        return duplicated;
    }

    public long reordered() {
        return reordered;
    }

    /** Something came that was never said like this. */
    void wrong(String text) {
        reordered++;
        refused(text);
    }

    /** The server said something that spoils the run; the first time is worth a line. */
    void refused(String text) {
        if (!told) {
            told = true;
            System.err.println("unexpected: " + text);
        }
    }
}
