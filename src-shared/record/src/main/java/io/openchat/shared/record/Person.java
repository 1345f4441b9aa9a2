package io.openchat.shared.record;

import org.jspecify.annotations.Nullable;

/**
 * A visitor as the visitor said, in the language and on the page where the chat began.
 *
 * @param locale a language tag; {@code und} when it is not known
 * @param page its address; absent when the browser told none that can be opened
 * @param consent whether the visitor agreed to the storing
 */
public record Person(
        String name,
        @Nullable String email,
        @Nullable String phone,
        String locale,
        @Nullable String page,
        boolean consent) {}
