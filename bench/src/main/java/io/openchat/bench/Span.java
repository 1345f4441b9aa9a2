package io.openchat.bench;

/** What happened between two marks. */
record Span(Mark begin, Mark end) {
    private static final double MILLION = 1e6;

    /** Where things stood at one time: messages that had arrived, processor seconds that were used. */
    record Mark(long nanos, long received, double cpu, double cpuWithStore) {}

    double perSecond() {
        return messages() / ((end.nanos - begin.nanos) / 1e9);
    }

    double cpuOfAMillion() {
        return (end.cpu - begin.cpu) / messages() * MILLION;
    }

    double cpuWithStoreOfAMillion() {
        return (end.cpuWithStore - begin.cpuWithStore) / messages() * MILLION;
    }

    private double messages() {
        return end.received - begin.received;
    }
}
