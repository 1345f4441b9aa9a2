package io.openchat.agent.page;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import org.jspecify.annotations.Nullable;

/** A page that says one thing and offers at most one way on. */
@CheckedTemplate(basePath = "", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
public record Notice(
        String title,
        String text,
        @Nullable String detail,
        @Nullable Way way,
        boolean retry) implements TemplateInstance {

    /** A link: where to, and what it is called. */
    public record Way(String page, String label) {}

    static Notice saying(String title, String text) {
        return new Notice(title, text, null, null, false);
    }
}
