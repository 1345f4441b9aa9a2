/** What stands at every HTTP door of OpenChat before a request is looked at: the guards of connections. */
@NullMarked
package io.openchat.shared.web;

import org.jspecify.annotations.NullMarked;
