package com.objectstack.cli.conformance;

import com.objectstack.conformance.report.DriverReport;
import com.objectstack.conformance.report.ReportFiles;
import com.objectstack.conformance.report.RuleResult;
import com.objectstack.conformance.report.Verdict;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What a run came to.
 *
 * @param report the rules of the run
 * @param seed what cases were drawn from
 * @param request what was asked for
 */
record Summary(DriverReport report, long seed, Request request) {
    private static final int LINES_OF_MESSAGE = 6;

    /** Whether every rule is met that was judged; a run that judged none says nothing. */
    boolean isGood() {
        return failed().isEmpty() && judgedAny();
    }

    private boolean judgedAny() {
        return report.results().stream().anyMatch(result -> switch (result.verdict()) {
            case PASS, FAIL, GAP -> true;
            case SKIP, NOT_DECLARED, NOT_APPLICABLE -> false;
        });
    }

    List<RuleResult> failed() {
        return report.with(Verdict.FAIL);
    }

    List<RuleResult> gaps() {
        return report.with(Verdict.GAP);
    }

    List<Path> files() {
        String name = ReportFiles.fileName(report.driver());
        return Stream.of(".json", ".md", ".svg")
                .map(ending -> request.reports().resolve(name + ending))
                .toList();
    }

    /** Why a rule failed, without its number and sentence, which the kit puts before it. */
    static String message(RuleResult result) {
        String reason = Objects.requireNonNullElse(result.reason(), "no reason was given");
        String known = "rule " + result.rule() + " (" + result.title() + ") is broken: ";
        return reason.startsWith(known) ? reason.substring(known.length()) : reason;
    }

    void print(PrintStream out) {
        print("Failed", failed(), out);
        print("Known gaps", gaps(), out);
        out.println();
        out.println(report.headline());
        if (!judgedAny()) {
            out.println("Not one rule ran: what was asked for needs capabilities that are not declared.");
        }
        out.println("Seed " + seed + again());
        out.println("Report " + files().get(0) + ", .md, .svg");
    }

    private String again() {
        if (failed().isEmpty()) {
            return "";
        }
        List<String> rules = failed().stream().map(RuleResult::rule).toList();
        String scale = request.scale() == Scale.DEFAULT ? "" : " --scale " + request.scale();
        return "; what failed again: --seed " + seed + scale + " --only " + String.join(",", rules);
    }

    private static void print(String title, List<RuleResult> results, PrintStream out) {
        if (results.isEmpty()) {
            return;
        }
        out.println();
        out.println(title);
        for (RuleResult result : results) {
            String issue = result.issue() == null ? "" : " (" + result.issue() + ")";
            out.println("  " + result.rule() + " " + result.strength().name().toLowerCase(Locale.ROOT) + ": "
                    + result.title() + issue);
            List<String> lines = message(result).lines().toList();
            lines.stream().limit(LINES_OF_MESSAGE).forEach(line -> out.println("      " + line));
            if (lines.size() > LINES_OF_MESSAGE) {
                out.println("      ... " + (lines.size() - LINES_OF_MESSAGE) + " more lines in the report");
            }
        }
    }
}
