/** The client of openchat.v1 for tests: people who wait for what they are told, and a socket by hand that may do what no browser would. */
@NullMarked
package io.openchat.testkit.client;

import org.jspecify.annotations.NullMarked;
