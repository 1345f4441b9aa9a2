/** Tests of who somebody is. */
@NullMarked
package io.openchat.shared.identity;

import org.jspecify.annotations.NullMarked;
