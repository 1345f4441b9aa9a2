/** Tests of the guards of connections, and of what a service may believe of a request. */
@NullMarked
package io.openchat.shared.web;

import org.jspecify.annotations.NullMarked;
