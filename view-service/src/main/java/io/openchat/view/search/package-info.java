/** How many searches may be under way at once, so that viewers do not slow down the chats. */
@NullMarked
package io.openchat.view.search;

import org.jspecify.annotations.NullMarked;
