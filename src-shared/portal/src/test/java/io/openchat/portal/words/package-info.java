/** Tests of the language that a portal speaks. */
@NullMarked
package io.openchat.portal.words;

import org.jspecify.annotations.NullMarked;
