package io.openchat.shared.words;

import io.openchat.shared.text.SingleLine;
import java.util.List;

/** Words of ours with what people are called among them; a page sets names apart, so that they turn nothing around. */
public record Sentence(List<Part> parts) {
    public Sentence {
        parts = List.copyOf(parts);
    }

    /** A piece of it; {@code name} is whether a person is called so. */
    public record Part(String text, boolean name) {}

    /** What a person is called. */
    public record Name(String value) {}

    /** A sentence that is what it is. */
    static Sentence of(String text) {
        return new Sentence(List.of(new Part(text, false)));
    }

    /** As plain text, in which names are isolated. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        parts.forEach(part -> text.append(part.name() ? SingleLine.isolated(part.text()) : part.text()));
        return text.toString();
    }
}
