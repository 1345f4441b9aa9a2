/** The ways into a portal and out of it, and the guard before it. */
@NullMarked
package io.openchat.portal.login;

import org.jspecify.annotations.NullMarked;
