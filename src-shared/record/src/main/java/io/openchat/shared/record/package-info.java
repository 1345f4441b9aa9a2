/** The stored shapes: what one service writes into the store and another reads; {@code docs/records.md} lists them. */
@NullMarked
package io.openchat.shared.record;

import org.jspecify.annotations.NullMarked;
