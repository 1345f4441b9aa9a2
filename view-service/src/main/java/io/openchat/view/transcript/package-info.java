/** The page of one conversation: every message, by session. */
@NullMarked
package io.openchat.view.transcript;

import org.jspecify.annotations.NullMarked;
