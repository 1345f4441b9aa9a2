package io.openchat.view.layout;

import io.openchat.portal.words.Words;
import io.quarkus.qute.TemplateExtension;

/** How templates write what people are called. */
@TemplateExtension
public final class Names {
    private Names() {}

    /** The name, or what stands for none: a link needs something to click on. */
    public static String orName(String name, Words w) {
        return name.isEmpty() ? w.noName() : name;
    }
}
