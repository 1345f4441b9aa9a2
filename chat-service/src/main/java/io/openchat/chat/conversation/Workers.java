package io.openchat.chat.conversation;

import java.util.concurrent.Executor;

/**
 * What runs the work that waits for the store, away from the threads of the sockets.
 *
 * @param changes starts, claims, ends and resumes
 * @param replays messages that a socket lacks; apart from the changes, so that a gap in a chat that goes on does not wait behind
 *     a crowd that comes or leaves
 */
public record Workers(Executor changes, Executor replays) {}
