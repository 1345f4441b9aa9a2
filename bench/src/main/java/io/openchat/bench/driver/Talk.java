package io.openchat.bench.driver;

/** A way of talking; both methods are called on the loop. */
public interface Talk {
    void begin();

    /** Nothing more is said; what is on its way still arrives. */
    void end();
}
