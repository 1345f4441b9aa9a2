/** What all pages share: the frame around them, and how times and lengths are written. */
@NullMarked
package io.openchat.view.layout;

import org.jspecify.annotations.NullMarked;
