/** How services use a collection that several of them share. */
@NullMarked
package io.openchat.shared.mongo;

import org.jspecify.annotations.NullMarked;
