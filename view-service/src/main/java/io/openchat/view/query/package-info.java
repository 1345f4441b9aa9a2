/** What a viewer asks for: filters, order and page, read from the address of the page and written back into its links. */
@NullMarked
package io.openchat.view.query;

import org.jspecify.annotations.NullMarked;
