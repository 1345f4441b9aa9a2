/** Real servers for tests of the bus. */
@NullMarked
package io.openchat.chat.redis;

import org.jspecify.annotations.NullMarked;
