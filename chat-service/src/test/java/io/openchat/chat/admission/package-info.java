/** Tests of the package of that name. */
@NullMarked
package io.openchat.chat.admission;

import org.jspecify.annotations.NullMarked;
