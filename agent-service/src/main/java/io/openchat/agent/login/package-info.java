/** Who is logged in, and the ways in and out. */
@NullMarked
package io.openchat.agent.login;

import org.jspecify.annotations.NullMarked;
