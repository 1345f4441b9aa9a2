/** The departments that visitors can ask for: those on record, and which one is meant by what a page says. */
@NullMarked
package io.openchat.shared.department;

import org.jspecify.annotations.NullMarked;
