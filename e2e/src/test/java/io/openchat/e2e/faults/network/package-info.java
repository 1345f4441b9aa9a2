/** The network between clients and pods: it cuts, stalls, delays and repeats what it carries. */
@NullMarked
package io.openchat.e2e.faults.network;

import org.jspecify.annotations.NullMarked;
