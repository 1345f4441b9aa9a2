/** Who gets in: signing out, and the answers to those who cannot be let in or served. */
@NullMarked
package io.openchat.view.access;

import org.jspecify.annotations.NullMarked;
