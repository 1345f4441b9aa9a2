/** The bench: measures OpenChat beside its peers, in one run, on one machine. */
@NullMarked
package io.openchat.bench;

import org.jspecify.annotations.NullMarked;
