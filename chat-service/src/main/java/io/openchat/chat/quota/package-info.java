/** How much people may have read and stored, and how many may come: the bounds, and what is left of them. */
@NullMarked
package io.openchat.chat.quota;

import org.jspecify.annotations.NullMarked;
