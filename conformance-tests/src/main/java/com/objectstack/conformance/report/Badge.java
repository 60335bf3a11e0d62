package com.objectstack.conformance.report;

/** A report as a badge: the headline on green, or on red if a rule is broken, on yellow if there is a gap. */
final class Badge {
    /** Width of a letter at 11 pixels, roughly. */
    private static final int LETTER = 7;

    private Badge() {}

    static String text(DriverReport report) {
        String label = "conformance";
        Totals required = report.required();
        Totals optional = report.optional();
        String value = "required " + required.passed() + "/" + required.rules() + ", optional " + optional.passed()
                + "/" + optional.rules();
        int left = label.length() * LETTER + 10;
        int right = value.length() * LETTER + 10;
        return """
                <svg xmlns="http://www.w3.org/2000/svg" width="%d" height="20" role="img" aria-label="%s: %s">
                <rect width="%d" height="20" fill="#555"/>
                <rect x="%d" width="%d" height="20" fill="%s"/>
                <g fill="#fff" font-family="Verdana,sans-serif" font-size="11">
                <text x="5" y="14">%s</text>
                <text x="%d" y="14">%s</text>
                </g>
                </svg>
                """.formatted(
                left + right, label, value, left, left, right, colour(required, optional), label, left + 5, value);
    }

    private static String colour(Totals required, Totals optional) {
        if (required.failed() + optional.failed() > 0 || required.passed() + required.gaps() < required.rules()) {
            return "#c0392b";
        }
        return required.gaps() + optional.gaps() > 0 ? "#b58900" : "#2e7d32";
    }
}
