/** The core, put together: the one place where all its parts are made. */
@NullMarked
package io.openchat.chat.core;

import org.jspecify.annotations.NullMarked;
