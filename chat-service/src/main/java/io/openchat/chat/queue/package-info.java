/**
 * The queue: all open conversations of the deployment, as this pod knows them, and what each agent's socket has yet to be told of
 * them.
 */
@NullMarked
package io.openchat.chat.queue;

import org.jspecify.annotations.NullMarked;
