/** Child processes: started, watched until they are ready, restarted when they die, and never left behind. */
@NullMarked
package io.openchat.standalone.process;

import org.jspecify.annotations.NullMarked;
