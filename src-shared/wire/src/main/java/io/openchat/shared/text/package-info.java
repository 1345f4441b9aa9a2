/**
 * What people may write: names and other one-line fields, texts of several lines, telephone numbers, language tags and the
 * addresses of pages. Nobody may write what others cannot see, or what turns the line around it.
 */
@NullMarked
package io.openchat.shared.text;

import org.jspecify.annotations.NullMarked;
