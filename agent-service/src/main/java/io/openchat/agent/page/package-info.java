/** What every page has: the assets' names, and the answers that say what went wrong. */
@NullMarked
package io.openchat.agent.page;

import org.jspecify.annotations.NullMarked;
