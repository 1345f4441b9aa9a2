/** HTTP by hand, and what must hold at every HTTP door. */
@NullMarked
package io.openchat.testkit.http;

import org.jspecify.annotations.NullMarked;
