/** Tests of what is read from and written into addresses. */
@NullMarked
package io.openchat.view.query;

import org.jspecify.annotations.NullMarked;
