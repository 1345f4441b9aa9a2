/**
 * What stands at every HTTP door of OpenChat: the guards of connections, and what a service may believe of a request: which page
 * sent it, and by which scheme, host and address it came.
 */
@NullMarked
package io.openchat.shared.http;

import org.jspecify.annotations.NullMarked;
