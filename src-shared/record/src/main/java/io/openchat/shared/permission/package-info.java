/** Who may do what: the one table of roles and acts, and the way in which Quarkus asks it. */
@NullMarked
package io.openchat.shared.permission;

import org.jspecify.annotations.NullMarked;
