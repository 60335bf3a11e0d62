package com.objectstack.conformance.report;

import java.util.Optional;

/** A report as Markdown, for people: the headline, what is broken, then every rule. */
final class MarkdownReport {
    private MarkdownReport() {}

    static String text(DriverReport report) {
        Versions versions = report.versions();
        StringBuilder text = new StringBuilder()
                .append("# Conformance of ")
                .append(report.driver())
                .append("\n\n**")
                .append(report.headline())
                .append("**\n\n")
                .append(versions.driver() + " " + versions.driverVersion() + ", kit " + versions.kit() + ", "
                        + versions.jdk() + ", " + versions.os())
                .append("\n\n| Rule | Strength | | Result | Why |\n|:--|:--|:--|:--|:--|\n");
        report.results().forEach(result -> text.append(row(result)));
        return text.toString();
    }

    private static String row(RuleResult result) {
        String why =
                Optional.ofNullable(result.reason()).map(MarkdownReport::cell).orElse("")
                        + Optional.ofNullable(result.issue())
                                .map(issue -> " (" + issue + ")")
                                .orElse("");
        return "| " + result.rule() + " | " + JsonReport.lower(result.strength()) + " | " + result.title() + " | "
                + JsonReport.lower(result.verdict()) + " | " + why + " |\n";
    }

    /** One line without the signs that end a cell; a failure's text is cut, the JSON has all of it. */
    private static String cell(String text) {
        String line = text.lines().findFirst().orElse("").replace("|", "\\|");
        return line.length() <= 200 ? line : line.substring(0, 200) + "…";
    }
}
