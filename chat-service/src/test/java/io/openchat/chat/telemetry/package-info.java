/** Tests of the package of that name. */
@NullMarked
package io.openchat.chat.telemetry;

import org.jspecify.annotations.NullMarked;
