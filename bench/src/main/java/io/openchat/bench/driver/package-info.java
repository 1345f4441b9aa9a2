/** The load: pairs that talk through a server, in the server's own words, and the count of what arrived. */
@NullMarked
package io.openchat.bench.driver;

import org.jspecify.annotations.NullMarked;
