/** The bus between replicas of chat-service: a Redis of our own. */
@NullMarked
package io.openchat.standalone.bus;

import org.jspecify.annotations.NullMarked;
