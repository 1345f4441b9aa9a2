/** What a portal for people who log in is made of; what it has of its own is a {@link io.openchat.portal.Portal}. */
@NullMarked
package io.openchat.portal;

import org.jspecify.annotations.NullMarked;
