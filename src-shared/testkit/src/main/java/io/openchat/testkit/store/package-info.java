/** The store of a test: the embedded one, or a database on the MongoDB that {@code ./openchat test --store} names. */
@NullMarked
package io.openchat.testkit.store;

import org.jspecify.annotations.NullMarked;
