/** The page of agencies. */
@NullMarked
package io.openchat.view.agency;

import org.jspecify.annotations.NullMarked;
