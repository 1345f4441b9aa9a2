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

    /** The part of an agent's name is one of too many agents. */
    public static BadParameter tooManyAgents(int most) {
        return new BadParameter(w -> w.badAgents(most));
    }

    /** What is wrong with it. */
    public String reason(Words w) {
        return reason.apply(w);
    }
}
