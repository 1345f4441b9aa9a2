package io.openchat.view.query;

/** A query parameter that makes no sense; {@code parameter} and {@code reason} are fit for the viewer's eyes. */
public final class BadParameter extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String parameter;
    private final String reason;

    /** {@code reason} completes the sentence that begins with the parameter's name. */
    public BadParameter(String parameter, String reason) {
        super(parameter + " " + reason);
        this.parameter = parameter;
        this.reason = reason;
    }

    public String parameter() {
        return parameter;
    }

    public String reason() {
        return reason;
    }
}
