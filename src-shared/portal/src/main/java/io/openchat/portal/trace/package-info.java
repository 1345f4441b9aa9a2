/** What of a request may stand in traces. */
@NullMarked
package io.openchat.portal.trace;

import org.jspecify.annotations.NullMarked;
