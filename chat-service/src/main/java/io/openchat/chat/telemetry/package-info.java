/** What is told to those who run the service: metrics and traces. */
@NullMarked
package io.openchat.chat.telemetry;

import org.jspecify.annotations.NullMarked;
