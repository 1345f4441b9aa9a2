/** Tests of the package of that name. */
@NullMarked
package io.openchat.chat.config;

import org.jspecify.annotations.NullMarked;
