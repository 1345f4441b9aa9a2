/** What traces may tell of a request. */
@NullMarked
package io.openchat.view.trace;

import org.jspecify.annotations.NullMarked;
