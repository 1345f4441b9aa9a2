/** The settings {@code openchat.*} of this service, read and checked at the start. */
@NullMarked
package io.openchat.chat.config;

import org.jspecify.annotations.NullMarked;
