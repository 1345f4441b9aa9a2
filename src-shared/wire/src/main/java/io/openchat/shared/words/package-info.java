/** What the pages say, in the languages of those who read them. */
@NullMarked
package io.openchat.shared.words;

import org.jspecify.annotations.NullMarked;
