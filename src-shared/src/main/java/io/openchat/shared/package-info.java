/** What two services must agree on and nothing else: frames on the wire, shapes in the store, role names, the guards of connections. */
@NullMarked
package io.openchat.shared;

import org.jspecify.annotations.NullMarked;
