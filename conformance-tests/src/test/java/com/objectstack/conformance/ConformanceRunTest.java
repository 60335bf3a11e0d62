package com.objectstack.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.objectstack.conformance.report.DriverReport;
import com.objectstack.conformance.report.RuleResult;
import com.objectstack.conformance.report.Verdict;
import com.objectstack.driver.Capability;
import com.objectstack.driver.IDataDriver;
import com.objectstack.driver.sqlite.SqliteDriver;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run that a program starts: which rules it has, what it tells, what it leaves. */
class ConformanceRunTest {
    @TempDir
    Path reports;

    private ConformanceRun run(String... areasAndRules) {
        DriverUnderTest sqlite = DriverUnderTest.named("launched")
                .startedBy(SqliteDriver::inMemory)
                .declaring(everything());
        return ConformanceRun.of(sqlite).only(List.of(areasAndRules)).reportingTo(reports);
    }

    private static Capability[] everything() {
        try (IDataDriver driver = SqliteDriver.inMemory()) {
            return driver.supports().capabilities().toArray(Capability[]::new);
        }
    }

    @Test
    void theRulesOfAnAreaAreToldOneByOneAndReported() {
        List<RuleResult> told = new ArrayList<>();

        DriverReport report = run("page", "rec-15", "page-04").start(told::add);

        assertThat(report.results()).containsExactlyInAnyOrderElementsOf(told);
        assertThat(report.results())
                .extracting(RuleResult::rule)
                .contains("page-01", "page-04", "rec-15")
                .allMatch(rule -> rule.startsWith("page-") || rule.equals("rec-15"))
                .doesNotHaveDuplicates();
        assertThat(report.with(Verdict.FAIL)).isEmpty();
        assertThat(report.with(Verdict.PASS)).extracting(RuleResult::rule).contains("page-04", "rec-15");
        assertThat(report.with(Verdict.NOT_APPLICABLE))
                .extracting(RuleResult::rule)
                .containsExactly("page-01");
        assertThat(report.versions().driver()).isEqualTo("com.objectstack.driver.sql");
    }

    @Test
    void withoutAChoiceEveryRuleIsRun() {
        assertThat(ConformanceRun.of(DriverUnderTest.named("any").startedBy(SqliteDriver::inMemory))
                        .size())
                .isEqualTo(RuleTest.all().size());
    }

    @Test
    void whatIsNeitherAreaNorRuleIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> run("find", "findd"))
                .withMessageContaining("'findd'")
                .withMessageContaining("find, ");
        assertThatIllegalArgumentException().isThrownBy(() -> run("find-9"));
    }

    @Test
    void aBrokenDriverFails() {
        DriverUnderTest broken = DriverUnderTest.named("broken")
                .startedBy(() -> Altered.driver(Map.of("delete", removed -> true)))
                .declaring(Capability.DELETE);

        DriverReport report = ConformanceRun.of(broken)
                .only(List.of("rec-15"))
                .reportingTo(reports)
                .start(result -> {});

        assertThat(report.with(Verdict.FAIL))
                .singleElement()
                .satisfies(failed -> assertThat(failed.reason()).contains("rule rec-15"));
    }

    @Test
    void theReportSaysWhatEachCapabilityIsWorth() throws IOException {
        run("join").start(result -> {});

        JsonNode report =
                new ObjectMapper().readTree(reports.resolve("launched.json").toFile());
        JsonNode joins = report.at("/capabilities/JOINS");
        assertThat(joins.get("declared").booleanValue()).isTrue();
        assertThat(joins.get("passed").intValue()).isPositive();
        assertThat(joins.get("failed").intValue()).isZero();
        assertThat(report.at("/capabilities/GEOSPATIAL_QUERY/declared").booleanValue())
                .isFalse();
    }

    @Test
    void theSeedIsTheRunsAndItsPropertiesEndWithIt() {
        ConformanceRun run = run("prop-01").seed(7);

        DriverReport report =
                run.start(result -> assertThat(Long.getLong("objectstack.seed")).isEqualTo(7));

        assertThat(run.seed()).isEqualTo(7);
        assertThat(report.with(Verdict.PASS)).hasSize(1);
        assertThat(System.getProperty("objectstack.conformance.report")).isNull();
    }
}
