/** Tests of the bus over a real Redis. */
@NullMarked
package io.openchat.chat.bus;

import org.jspecify.annotations.NullMarked;
