/** What single steps on the way of a message cost, by JMH. */
@NullMarked
package io.openchat.bench.jmh;

import org.jspecify.annotations.NullMarked;
