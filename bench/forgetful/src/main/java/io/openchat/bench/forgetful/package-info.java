/** chat-service as a mere relay, to be measured beside programs that are nothing else. */
@NullMarked
package io.openchat.bench.forgetful;

import org.jspecify.annotations.NullMarked;
