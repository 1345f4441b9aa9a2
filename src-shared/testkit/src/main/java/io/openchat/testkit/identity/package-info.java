/** An identity provider for those who test something else. */
@NullMarked
package io.openchat.testkit.identity;

import org.jspecify.annotations.NullMarked;
