/** Tests of the service as a viewer meets it: over HTTP, with the embedded store and a login. */
@NullMarked
package io.openchat.view;

import org.jspecify.annotations.NullMarked;
