/** Claims. */
@NullMarked
package io.openchat.agent.login;

import org.jspecify.annotations.NullMarked;
