/** Settings that administrators change while the services run: what there is to set, what is stored, and what holds now. */
@NullMarked
package io.openchat.shared.setting;

import org.jspecify.annotations.NullMarked;
