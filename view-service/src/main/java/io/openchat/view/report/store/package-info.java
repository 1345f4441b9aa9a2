/** What reports are made of: figures of each conversation, computed from the feed. */
@NullMarked
package io.openchat.view.report.store;

import org.jspecify.annotations.NullMarked;
