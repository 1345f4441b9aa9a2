/** What is measured, of whom, and the file that keeps it. */
@NullMarked
package io.openchat.bench.figures;

import org.jspecify.annotations.NullMarked;
