package io.github.keycloakpersonas.benchmark;

/** How much more of the baseline's time, and of its processor time, the candidate may take. */
enum Target {
    CONTROL("none: shows the noise"),
    INFORMATION("none: for information"),
    THREE_PERCENT("at most +3 %"),
    NOT_MEASURABLE("within the control's range"),
    NO_SLOWER("at most +0 %"),
    HALF_AS_MUCH_AGAIN("at most +50 %");

    private final String text;

    Target(String text) {
        this.text = text;
    }

    String text() {
        return text;
    }

    boolean isSet() {
        return this != CONTROL && this != INFORMATION;
    }

    /** The largest ratio that still meets it. */
    double limit(Spread control) {
        return switch (this) {
            case CONTROL, INFORMATION -> Double.POSITIVE_INFINITY;
            case THREE_PERCENT -> 1.03;
            case NOT_MEASURABLE -> control.upper();
            case NO_SLOWER -> 1.0;
            case HALF_AS_MUCH_AGAIN -> 1.5;
        };
    }
}
