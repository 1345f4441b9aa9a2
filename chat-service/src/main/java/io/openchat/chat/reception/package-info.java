/**
 * The reception: how a visitor comes in ({@link io.openchat.chat.reception.Reception}), and what a visitor can do then
 * ({@link io.openchat.chat.reception.Visit}). {@link io.openchat.chat.reception.VisitorProtocol} is the socket's way to both.
 */
@NullMarked
package io.openchat.chat.reception;

import org.jspecify.annotations.NullMarked;
