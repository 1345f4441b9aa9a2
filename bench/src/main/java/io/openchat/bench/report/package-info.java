/** The report of a run: tables, targets and plots, made of the samples and nothing else. */
@NullMarked
package io.openchat.bench.report;

import org.jspecify.annotations.NullMarked;
