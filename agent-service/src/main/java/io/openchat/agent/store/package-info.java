/** The roster's home in MongoDB; the only package that knows the driver. */
@NullMarked
package io.openchat.agent.store;

import org.jspecify.annotations.NullMarked;
