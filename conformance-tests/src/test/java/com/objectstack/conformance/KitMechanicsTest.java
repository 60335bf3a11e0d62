package com.objectstack.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.objectstack.driver.Capability;
import com.objectstack.driver.PoolStats;
import com.objectstack.driver.sqlite.SqliteDriver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the kit makes of sound, broken and incapable drivers: passes, named failures, skips with reasons, gaps, reports. */
class KitMechanicsTest {
    private static final String PAGES = "required_page04_aLimitOfZeroGivesNothing";
    private static final String DELETES = "required_rec15_deleteSaysWhetherThereWasARecord";
    private static final String EXPLAINS = "required_find21_explainRunsNothing";
    private static final String JOINS = "optional_join02_anInnerJoinKeepsWhatMatches";
    private static final String NO_JOINS = "required_join01_withoutItsCapabilityAJoinIsRefused";

    private static final Capability[] PLAIN = {Capability.QUERY_PAGINATION, Capability.DELETE};

    @TempDir
    Path reports;

    static class Sound extends DriverConformance {
        @Override
        protected DriverUnderTest subject() {
            return DriverUnderTest.named("Sound one")
                    .startedBy(SqliteDriver::inMemory)
                    .declaring(PLAIN);
        }
    }

    @Test
    void aSoundDriverPasses() {
        assertThat(KitRun.of(Sound.class, reports, PAGES, DELETES))
                .containsValues("passed")
                .hasSize(2);
    }

    @Test
    void anUndeclaredCapabilityIsASkipWithItsReason() {
        assertThat(KitRun.of(Sound.class, reports, PAGES, JOINS))
                .containsEntry(JOINS, "skipped: capability JOINS is not declared");
    }

    @Test
    void aCapabilityThatIsThereButNotDeclaredIsAFailure() {
        assertThat(KitRun.of(Sound.class, reports, NO_JOINS).get(NO_JOINS)).contains("failed: rule join-01");
        assertThat(KitRun.of(Sound.class, reports, "required_cap01_theDeclaredCapabilitiesAreThoseOfTheRunningDriver"))
                .allSatisfy((test, outcome) -> assertThat(outcome).startsWith("failed: rule cap-01"));
    }

    /** Broken in one way. */
    abstract static class Broken extends DriverConformance {
        abstract Map<String, UnaryOperator<Object>> answers();

        @Override
        protected DriverUnderTest subject() {
            return DriverUnderTest.named("broken")
                    .startedBy(() -> Altered.driver(answers()))
                    .declaring(PLAIN);
        }
    }

    static class DeletesNothing extends Broken {
        @Override
        Map<String, UnaryOperator<Object>> answers() {
            return Map.of("delete", removed -> true);
        }
    }

    @Test
    void aBrokenRuleIsNamedInTheFailure() {
        assertThat(KitRun.of(DeletesNothing.class, reports, DELETES, PAGES))
                .containsEntry(PAGES, "passed")
                .hasEntrySatisfying(
                        DELETES,
                        outcome -> assertThat(outcome)
                                .startsWith("failed: rule rec-15 (delete says whether there was a record) is broken"));
    }

    @KnownGap(rule = "rec-15", issue = "#7", kind = KnownGap.Kind.UPSTREAM, reason = "it always says yes")
    static class KnownToDeleteNothing extends DeletesNothing {}

    @Test
    void aKnownGapThatFailsIsNoFailureAndNoPass() {
        assertThat(KitRun.of(KnownToDeleteNothing.class, reports, DELETES, PAGES))
                .containsEntry(PAGES, "passed")
                .containsEntry(DELETES, "skipped: known gap (UPSTREAM, #7): it always says yes");
    }

    @KnownGap(rule = "page-04", issue = "#8", reason = "closed long ago")
    static class ClosedGap extends Sound {}

    @Test
    void aKnownGapThatPassesIsAFailure() {
        assertThat(KitRun.of(ClosedGap.class, reports, PAGES))
                .containsEntry(PAGES, "failed: page-04 is met now: remove its @KnownGap (#8)");
    }

    @KnownGap(rule = "page-99", issue = "#9", reason = "no such rule")
    static class GapOfNoRule extends Sound {}

    @Test
    void aGapOfNoRuleIsAFailure() {
        assertThat(KitRun.of(GapOfNoRule.class, reports, PAGES))
                .containsValue("failed: @KnownGap names no rule of the kit, got page-99");
    }

    @Test
    void aRunInWhichNothingRanIsAFailure() {
        assertThat(KitRun.of(Sound.class, reports, JOINS))
                .containsValue("failed: not one rule ran: every test was skipped");
    }

    static class KeepsConnections extends Broken {
        @Override
        Map<String, UnaryOperator<Object>> answers() {
            return Map.of("getPoolStats", stats -> Optional.of(new PoolStats(2, 1, 1, 0)));
        }
    }

    @Test
    void aConnectionInUseAfterATestIsAFailure() {
        assertThat(KitRun.of(KeepsConnections.class, reports, PAGES).get(PAGES))
                .contains("rule page-04", "connections in use after the test");
    }

    static class ThrowsWhatItLikes extends Broken {
        @Override
        Map<String, UnaryOperator<Object>> answers() {
            return Map.of("delete", removed -> {
                throw new IllegalStateException("no session");
            });
        }
    }

    @Test
    void anExceptionThatIsNoDriverExceptionIsAFailure() {
        assertThat(KitRun.of(ThrowsWhatItLikes.class, reports, DELETES).get(DELETES))
                .contains("rule rec-15", "no session");
        assertThat(KitRun.of(ThrowsWhatItLikes.class, reports, "required_rec23_withoutItsCapabilityADeleteIsRefused"))
                .allSatisfy((test, outcome) -> assertThat(outcome).isNotEqualTo("passed"));
    }

    static class ThrowsAndIsForgiven extends Broken {
        @Override
        Map<String, UnaryOperator<Object>> answers() {
            return Map.of("explain", explained -> {
                throw new IllegalStateException("not explained");
            });
        }
    }

    @Test
    void aForeignExceptionIsSeenThoughTheTestDoesNotCare() {
        assertThat(KitRun.of(ThrowsAndIsForgiven.class, reports, EXPLAINS).get(EXPLAINS))
                .contains("rule find-21", "not explained");
    }

    @Test
    void theReportHasEveryRuleAndCountsNoSkipAsAPass() throws IOException {
        KitRun.of(KnownToDeleteNothing.class, reports, DELETES, PAGES, JOINS);

        JsonNode report =
                new ObjectMapper().readTree(reports.resolve("broken.json").toFile());
        assertThat(report.get("rules")).hasSize(RuleTest.all().size());
        assertThat(report.at("/required/passed").intValue()).isEqualTo(1);
        assertThat(report.at("/required/gaps").intValue()).isEqualTo(1);
        assertThat(report.at("/optional/passed").intValue()).isZero();
        assertThat(report.at("/optional/undeclared").intValue()).isEqualTo(1);
        assertThat(rule(report, "rec-15").get("result").textValue()).isEqualTo("gap");
        assertThat(rule(report, "rec-15").get("issue").textValue()).isEqualTo("#7");
        assertThat(rule(report, "join-02").get("reason").textValue()).isEqualTo("capability JOINS is not declared");
        assertThat(rule(report, "find-01").get("reason").textValue()).isEqualTo("not part of this run");
        assertThat(report.at("/versions/driver").textValue()).isEqualTo("com.objectstack.driver.sql 1.0.0");
    }

    private static JsonNode rule(JsonNode report, String number) {
        return report.get("rules")
                .valueStream()
                .filter(rule -> rule.get("rule").textValue().equals(number))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theReportIsAlsoAPageAndABadge() throws IOException {
        KitRun.of(Sound.class, reports, PAGES, JOINS);

        assertThat(Files.readString(reports.resolve("sound-one.md")))
                .startsWith("# Conformance of Sound one")
                .contains("| page-04 | required | a limit of zero gives nothing | pass |  |")
                .contains("| join-02 | optional | an inner join keeps what matches | not declared |"
                        + " capability JOINS is not declared |");
        assertThat(Files.readString(reports.resolve("sound-one.svg")))
                .startsWith("<svg")
                .contains("conformance: required 1/");
    }
}
