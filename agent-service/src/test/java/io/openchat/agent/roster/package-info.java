/** The roster on the store. */
@NullMarked
package io.openchat.agent.roster;

import org.jspecify.annotations.NullMarked;
