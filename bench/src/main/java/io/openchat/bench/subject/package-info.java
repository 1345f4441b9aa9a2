/** The programs that are measured: how each is started, on which core, and what it uses. */
@NullMarked
package io.openchat.bench.subject;

import org.jspecify.annotations.NullMarked;
