/** What the clock starts. */
@NullMarked
package io.openchat.chat.jobs;

import org.jspecify.annotations.NullMarked;
