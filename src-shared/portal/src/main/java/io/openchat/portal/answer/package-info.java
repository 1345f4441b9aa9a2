/** What a portal says when it cannot show what was asked for: to people a page, to scripts a problem (RFC 9457). */
@NullMarked
package io.openchat.portal.answer;

import org.jspecify.annotations.NullMarked;
