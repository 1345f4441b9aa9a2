/** What earlier versions left in the store, so that later ones can be seen to read it. */
@NullMarked
package io.openchat.testkit.frozen;

import org.jspecify.annotations.NullMarked;
