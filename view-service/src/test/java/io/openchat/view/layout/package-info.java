/** Tests of how pages write things. */
@NullMarked
package io.openchat.view.layout;

import org.jspecify.annotations.NullMarked;
