/** How services use the store: collections that several share, whether it answers, and that writes to it are repeated. */
@NullMarked
package io.openchat.shared.mongo;

import org.jspecify.annotations.NullMarked;
