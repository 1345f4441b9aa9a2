/** What attackers do: raw sockets, and what is written to them. */
@NullMarked
package io.openchat.e2e.attacks.means;

import org.jspecify.annotations.NullMarked;
