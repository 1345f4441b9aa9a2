/** What the APIs of a portal for administrators have in common: fields that are read, lists that are continued, who asks and from where. */
@NullMarked
package io.openchat.portal.api;

import org.jspecify.annotations.NullMarked;
