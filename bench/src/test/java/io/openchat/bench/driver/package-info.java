/** Tests. */
@NullMarked
package io.openchat.bench.driver;

import org.jspecify.annotations.NullMarked;
