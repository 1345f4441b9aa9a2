/** Tests of what the service takes and answers. */
@NullMarked
package io.openchat.agent.page;

import org.jspecify.annotations.NullMarked;
