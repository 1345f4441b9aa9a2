/** Tests of the running service over real sockets and the real embedded store. */
@NullMarked
package io.openchat.chat.service;

import org.jspecify.annotations.NullMarked;
