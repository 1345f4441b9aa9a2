/** Tests. */
@NullMarked
package io.openchat.bench.report;

import org.jspecify.annotations.NullMarked;
