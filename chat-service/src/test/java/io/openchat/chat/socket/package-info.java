/** Tests of the package of that name. */
@NullMarked
package io.openchat.chat.socket;

import org.jspecify.annotations.NullMarked;
