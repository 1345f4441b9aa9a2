/** Tests of what both sockets share that need no socket. */
@NullMarked
package io.openchat.chat.wiring;

import org.jspecify.annotations.NullMarked;
