/** Tests of what people may write, with names and texts of many scripts. */
@NullMarked
package io.openchat.shared.text;

import org.jspecify.annotations.NullMarked;
