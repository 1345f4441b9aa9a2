/** The frames of the subprotocol {@code openchat.v1} and their JSON form; {@code docs/protocol.md} is their reference. */
@NullMarked
package io.openchat.shared.wire;

import org.jspecify.annotations.NullMarked;
