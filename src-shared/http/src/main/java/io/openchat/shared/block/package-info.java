/** What services must agree on about blocks: which networks there are, and how they and people are written. */
@NullMarked
package io.openchat.shared.block;

import org.jspecify.annotations.NullMarked;
