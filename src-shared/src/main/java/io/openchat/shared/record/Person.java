package io.openchat.shared.record;

import org.jspecify.annotations.Nullable;

/** A visitor as the visitor said, in the language and on the page where the chat began. */
public record Person(
        String name, @Nullable String email, @Nullable String phone, String locale, String page) {}
