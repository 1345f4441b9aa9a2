/** The first page: what goes on now, and what happened today. */
@NullMarked
package io.openchat.view.overview;

import org.jspecify.annotations.NullMarked;
