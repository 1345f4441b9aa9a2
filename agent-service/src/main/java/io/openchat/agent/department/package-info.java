/** The API by which administrators make, rename, order and close departments. */
@NullMarked
package io.openchat.agent.department;

import org.jspecify.annotations.NullMarked;
