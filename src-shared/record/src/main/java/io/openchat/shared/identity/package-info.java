/** Who somebody is that the identity provider has let in. */
@NullMarked
package io.openchat.shared.identity;

import org.jspecify.annotations.NullMarked;
