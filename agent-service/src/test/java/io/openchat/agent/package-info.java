/** The agent service as its callers see it. */
@NullMarked
package io.openchat.agent;

import org.jspecify.annotations.NullMarked;
