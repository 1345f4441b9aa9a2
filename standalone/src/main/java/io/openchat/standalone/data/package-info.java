/** The data folder: one user at a time, and the passwords that were made at the first start. */
@NullMarked
package io.openchat.standalone.data;

import org.jspecify.annotations.NullMarked;
