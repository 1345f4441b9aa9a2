/** Tests of what a portal says when it cannot show what was asked for. */
@NullMarked
package io.openchat.portal.answer;

import org.jspecify.annotations.NullMarked;
