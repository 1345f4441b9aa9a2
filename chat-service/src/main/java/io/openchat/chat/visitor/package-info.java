/** The visitor's side: the socket, and the page with the chat. */
@NullMarked
package io.openchat.chat.visitor;

import org.jspecify.annotations.NullMarked;
