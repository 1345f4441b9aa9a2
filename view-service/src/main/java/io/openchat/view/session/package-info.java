/** The page of sessions: who served whom, when and for how long. */
@NullMarked
package io.openchat.view.session;

import org.jspecify.annotations.NullMarked;
