/** The API by which administrators see and change the settings of all services. */
@NullMarked
package io.openchat.agent.setting;

import org.jspecify.annotations.NullMarked;
