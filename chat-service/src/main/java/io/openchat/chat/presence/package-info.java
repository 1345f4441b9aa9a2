/**
 * Who is here, and what comes of it when somebody is not: the comparison with the store, the report of whose sockets are open here,
 * and the end of what was left behind. The clock starts them.
 */
@NullMarked
package io.openchat.chat.presence;

import org.jspecify.annotations.NullMarked;
