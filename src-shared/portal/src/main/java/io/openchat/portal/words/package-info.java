/** In which language a portal speaks to whom. The class {@code Words} is made by the build. */
@NullMarked
package io.openchat.portal.words;

import org.jspecify.annotations.NullMarked;
