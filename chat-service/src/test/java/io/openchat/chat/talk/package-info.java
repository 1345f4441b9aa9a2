/** The language of the core's tests: pods over one store and one bus in memory, and the people on them. */
@NullMarked
package io.openchat.chat.talk;

import org.jspecify.annotations.NullMarked;
