@NullMarked
package io.openchat.view.search;

import org.jspecify.annotations.NullMarked;
