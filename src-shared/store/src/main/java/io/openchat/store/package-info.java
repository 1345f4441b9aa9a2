/** The embedded store: a MongoDB-compatible server in one file, for one machine and for the tests of the services. */
@NullMarked
package io.openchat.store;

import org.jspecify.annotations.NullMarked;
