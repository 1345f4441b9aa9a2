/** Peers on Java; those in other languages are in {@code bench/peers}. */
@NullMarked
package io.openchat.bench.peer;

import org.jspecify.annotations.NullMarked;
