/** A replica set in front of any store that speaks MongoDB's wire protocol, and the ways in which one fails. */
@NullMarked
package io.openchat.testkit.replicaset;

import org.jspecify.annotations.NullMarked;
