/** The frame around every page of a portal, and the files that pages load. */
@NullMarked
package io.openchat.portal.page;

import org.jspecify.annotations.NullMarked;
