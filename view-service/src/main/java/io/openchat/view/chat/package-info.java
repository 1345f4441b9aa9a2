/** The page of chats: conversations, each with its sessions by number. */
@NullMarked
package io.openchat.view.chat;

import org.jspecify.annotations.NullMarked;
