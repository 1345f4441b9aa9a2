package io.openchat.chat.conversation;

import java.util.concurrent.Executor;

/**
 * What runs the work that waits for the store, away from the threads of the sockets.
 *
 * @param changes starts, claims, ends and resumes
 * @param replays messages that a socket lacks; apart from the changes, so that a gap in a chat that goes on does not wait behind
 *     a crowd that comes or leaves
 * @param pages the agents' pages of the queue, which wait for nothing but cost time: in turn, so that all agents have their first
 *     page before the first of them has all. It must not refuse; no socket has more than one here
 */
public record Workers(Executor changes, Executor replays, Executor pages) {
    /** Workers of which the socket's own thread makes the pages. */
    public Workers(Executor changes, Executor replays) {
        this(changes, replays, Runnable::run);
    }
}
