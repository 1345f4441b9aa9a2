/** The delivery promise under faults; run by the Maven profile {@code faults} only. */
@NullMarked
package io.openchat.e2e.faults;

import org.jspecify.annotations.NullMarked;
