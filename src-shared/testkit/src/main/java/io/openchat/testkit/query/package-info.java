/** What a service asks of its store, and whether indexes answer it. */
@NullMarked
package io.openchat.testkit.query;

import org.jspecify.annotations.NullMarked;
