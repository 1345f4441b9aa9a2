/** Admits what changes something only from our own pages. */
@NullMarked
package io.openchat.agent.guard;

import org.jspecify.annotations.NullMarked;
