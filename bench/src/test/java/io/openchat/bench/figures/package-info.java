/** Tests. */
@NullMarked
package io.openchat.bench.figures;

import org.jspecify.annotations.NullMarked;
