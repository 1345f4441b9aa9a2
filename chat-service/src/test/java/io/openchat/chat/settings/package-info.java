/** Tests of the package of that name. */
@NullMarked
package io.openchat.chat.settings;

import org.jspecify.annotations.NullMarked;
