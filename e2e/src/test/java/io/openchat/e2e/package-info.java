/** The whole system, as people see it: browsers at the front, the real services, store and login behind it. */
@NullMarked
package io.openchat.e2e;

import org.jspecify.annotations.NullMarked;
