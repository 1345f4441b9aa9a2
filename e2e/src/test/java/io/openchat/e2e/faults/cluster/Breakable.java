package io.openchat.e2e.faults.cluster;

/** What can be killed, or made to hang, and is whole again afterwards. */
public interface Breakable {

    /** As SIGKILL does: it ends at once. */
    void kill();

    /** Starts it and waits until it can be used. */
    void start();

    /** As SIGSTOP does: it holds its connections and answers nothing. */
    void freeze();

    /** As SIGCONT does: it goes on, and answers what it was asked meanwhile. */
    void thaw();
}
