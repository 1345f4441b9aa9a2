/** OpenChat on one machine, without Docker: store, identity provider, the three services and a TLS front. */
@NullMarked
package io.openchat.standalone;

import org.jspecify.annotations.NullMarked;
