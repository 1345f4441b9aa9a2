/** The store: conversations, sessions and the transcript on MongoDB. */
@NullMarked
package io.openchat.chat.transcript;

import org.jspecify.annotations.NullMarked;
