/** Keycloak as our identity provider: its home folder, our realm, and how it is started. */
@NullMarked
package io.openchat.standalone.identity;

import org.jspecify.annotations.NullMarked;
