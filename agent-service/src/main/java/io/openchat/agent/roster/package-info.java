/** The people who answer visitors: who they are, to which agency they belong, who is available. */
@NullMarked
package io.openchat.agent.roster;

import org.jspecify.annotations.NullMarked;
