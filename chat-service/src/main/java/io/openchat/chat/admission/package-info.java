/** Who may open a socket, and how much may come over it: origins, tokens, blocks and limits, counted for each address, each agent and the pod. */
@NullMarked
package io.openchat.chat.admission;

import org.jspecify.annotations.NullMarked;
