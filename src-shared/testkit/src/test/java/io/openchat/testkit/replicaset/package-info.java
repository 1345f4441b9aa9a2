@NullMarked
package io.openchat.testkit.replicaset;

import org.jspecify.annotations.NullMarked;
