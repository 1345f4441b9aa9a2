/** The packaged services that are attacked, and what is measured of them. */
@NullMarked
package io.openchat.e2e.attacks.site;

import org.jspecify.annotations.NullMarked;
