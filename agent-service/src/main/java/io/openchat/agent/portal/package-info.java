/** The pages of the portal, and the token with which the console opens its socket. */
@NullMarked
package io.openchat.agent.portal;

import org.jspecify.annotations.NullMarked;
