/** Tests of the visitor's side that need no socket. */
@NullMarked
package io.openchat.chat.visitor;

import org.jspecify.annotations.NullMarked;
