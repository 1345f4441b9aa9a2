package io.openchat.bench;

import io.openchat.bench.figures.Measure;

/** Takes what is measured of one subject in one repetition. */
@FunctionalInterface
interface Recorder {
    void note(Measure measure, long x, double value);
}
