/** The other pods: how they learn at once what happened here. */
@NullMarked
package io.openchat.chat.bus;

import org.jspecify.annotations.NullMarked;
