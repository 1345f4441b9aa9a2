/** The command line of standalone. */
@NullMarked
package io.openchat.standalone.launcher;

import org.jspecify.annotations.NullMarked;
