/** Visitors and agents over real sockets: they keep to the protocol as the browser's clients do, and remember everything. */
@NullMarked
package io.openchat.e2e.faults.client;

import org.jspecify.annotations.NullMarked;
