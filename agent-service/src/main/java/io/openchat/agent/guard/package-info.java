/** Who may ask this portal for what, before anybody looks at the session. */
@NullMarked
package io.openchat.agent.guard;

import org.jspecify.annotations.NullMarked;
