package com.objectstack.cli.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.objectstack.conformance.report.DriverReport;
import com.objectstack.conformance.report.RuleResult;
import com.objectstack.conformance.report.Strength;
import com.objectstack.conformance.report.Verdict;
import com.objectstack.conformance.report.Versions;
import com.objectstack.driver.Capability;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SummaryTest {
    private static Summary summary(RuleResult... results) {
        return new Summary(
                new DriverReport("toy", Versions.of("toy", "1.0.0"), Set.of(Capability.JOINS), List.of(results)),
                7,
                new Request(List.of(), Path.of("out"), OptionalLong.empty(), Scale.NIGHTLY));
    }

    private static RuleResult result(String rule, Verdict verdict, @Nullable String reason, @Nullable String issue) {
        return new RuleResult(rule, Strength.REQUIRED, "it holds", List.of(), verdict, reason, issue);
    }

    private static String printed(Summary summary) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        summary.print(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Test
    void aLongMessageIsCut() {
        Summary summary = summary(
                result("find-01", Verdict.FAIL, "rule find-01 (it holds) is broken: a\nb\nc\nd\ne\nf\ng\nh", null));

        assertThat(printed(summary))
                .contains(
                        "  find-01 required: it holds\n      a\n      b\n",
                        "      f\n      ... 2 more lines in the report\n")
                .contains("Seed 7; what failed again: --seed 7 --scale nightly --only find-01\n");
        assertThat(summary.isGood()).isFalse();
    }

    @Test
    void knownGapsAreListedAndNoFailure() {
        Summary summary = summary(
                result("find-01", Verdict.GAP, "it folds case", "#7"), result("find-02", Verdict.PASS, null, null));

        assertThat(printed(summary))
                .contains("\nKnown gaps\n  find-01 required: it holds (#7)\n      it folds case\n")
                .contains("required 1/2, optional 0/0 (0 not declared), 1 known gap\nSeed 7\n");
        assertThat(summary.isGood()).isTrue();
        assertThat(SummaryJson.of(summary).at("/gaps/0/issue").textValue()).isEqualTo("#7");
    }
}
