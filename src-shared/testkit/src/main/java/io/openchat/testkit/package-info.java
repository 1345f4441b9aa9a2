/** What the tests of several modules, the end-to-end tests and the bench share. */
@NullMarked
package io.openchat.testkit;

import org.jspecify.annotations.NullMarked;
