/** Tests of the guards of connections, and of what a service may believe of a request. */
@NullMarked
package io.openchat.shared.http;

import org.jspecify.annotations.NullMarked;
