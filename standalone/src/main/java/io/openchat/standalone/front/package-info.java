/** The TLS front: one origin that routes to the services, and a second one with an example shop. */
@NullMarked
package io.openchat.standalone.front;

import org.jspecify.annotations.NullMarked;
