/** The store as the viewer reads it. Only here are BSON and the driver seen. */
@NullMarked
package io.openchat.view.store;

import org.jspecify.annotations.NullMarked;
