/** The API by which administrators read who did what. */
@NullMarked
package io.openchat.agent.audit;

import org.jspecify.annotations.NullMarked;
