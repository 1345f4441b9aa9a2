/** What traces may tell of a request. */
@NullMarked
package io.openchat.agent.trace;

import org.jspecify.annotations.NullMarked;
