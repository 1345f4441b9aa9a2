package io.openchat.portal.answer;

import java.io.Serial;

/** A request of a program that is not done, for a reason of the program's; the answer is a {@link Problem}. */
public final class Refused extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private static final int BAD = 400;
    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;

    private final transient Problem problem;

    private Refused(Problem problem) {
        super(problem.title() + ": " + problem.detail());
        this.problem = problem;
    }

    /** A field cannot be taken; {@code why} ends a sentence that begins with it. */
    public static Refused field(String field, String why) {
        return new Refused(new Problem(BAD, "That cannot be taken", "The field '" + field + "' " + why + ".", field));
    }

    /** What it is about is not there. */
    public static Refused notFound(String title, String detail) {
        return new Refused(new Problem(NOT_FOUND, title, detail));
    }

    /** It does not go with what is there. */
    public static Refused conflict(String title, String detail) {
        return new Refused(new Problem(CONFLICT, title, detail));
    }

    /** A field does not go with what is there. */
    public static Refused conflict(String title, String detail, String field) {
        return new Refused(new Problem(CONFLICT, title, detail, field));
    }

    /** What is answered. */
    Problem problem() {
        return problem;
    }
}
