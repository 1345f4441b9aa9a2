/** The system under test, each part of it a process of its own that can be killed, stopped, frozen and started again. */
@NullMarked
package io.openchat.e2e.faults.cluster;

import org.jspecify.annotations.NullMarked;
