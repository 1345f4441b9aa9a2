/** The feed: what happened in conversations, read from their transcripts, for everybody who must know; see ADR 22. */
@NullMarked
package io.openchat.shared.feed;

import org.jspecify.annotations.NullMarked;
