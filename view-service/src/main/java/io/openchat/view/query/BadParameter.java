package io.openchat.view.query;

import io.openchat.portal.words.Words;
import java.io.Serial;
import java.util.function.Function;

/** A query parameter that makes no sense. */
public final class BadParameter extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final transient Function<Words, String> reason;

    /** {@code reason} is a sentence for the viewer's eyes. */
    BadParameter(Function<Words, String> reason) {
        super(reason.apply(Words.of("en")));
        this.reason = reason;
    }

    /** What is wrong with it. */
    public String reason(Words w) {
        return reason.apply(w);
    }
}
