@NullMarked
package io.openchat.shared.web;

import org.jspecify.annotations.NullMarked;
